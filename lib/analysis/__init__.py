"""Pure answers: tables, frozen settings and a date in; a frozen result out."""
