"""The public surface is a list, and what is on it says what it does."""

import inspect

import onrecord


def test_all_is_sorted_and_complete():
    assert list(onrecord.__all__) == sorted(onrecord.__all__)
    for name in onrecord.__all__:
        thing = getattr(onrecord, name)
        if name != "__version__":
            assert inspect.getdoc(thing), name


def test_an_unknown_name_is_an_attribute_error():
    try:
        onrecord.nothing  # noqa: B018
    except AttributeError as error:
        assert "nothing" in str(error)
    else:
        raise AssertionError


def test_every_error_is_one_of_ours():
    for name in onrecord.__all__:
        thing = getattr(onrecord, name)
        if inspect.isclass(thing) and issubclass(thing, Exception):
            assert issubclass(thing, onrecord.OnRecordError)
