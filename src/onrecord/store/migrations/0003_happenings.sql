-- Time expressions now hold what happened at them, which comparing reports took from their texts before: reports that
-- are given again are read again.

UPDATE articles SET digest = '';
