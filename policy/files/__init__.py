"""Pictures and documents: who may change one that visitors already see."""
