import pytest

from tests.support.register import commitments, new_area


@pytest.fixture
def klimat(index):
    return new_area(index, "Klimat", "Fler träd", "Renare luft")


@pytest.fixture
def one(klimat):
    return commitments(klimat)["Fler träd"]
