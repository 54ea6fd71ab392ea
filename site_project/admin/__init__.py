"""The admin as a whole: who may do what, people, review before publishing."""
