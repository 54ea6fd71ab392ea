"""The door of the editors' room: login, second factor, who may knock, and who hears of it."""
