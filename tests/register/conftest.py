import pytest

from tests.support.register import commitments, new_area


@pytest.fixture
def climate(index):
    return new_area(index, "Klimat", "Fler träd", "Renare luft")


@pytest.fixture
def one(climate):
    return commitments(climate)["Fler träd"]
