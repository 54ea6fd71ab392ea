"""How often each public page is read: a number a day and page, and nothing about who reads."""
