# Signing in at the support desk, and its staff.

way-sign-in = Anmelden
error-signed-out-title = Bitte melden Sie sich an
error-signed-out-text = Diese Seite gehört zum Supportplatz. Hier ist niemand angemeldet, oder die Sitzung ist vorbei.
