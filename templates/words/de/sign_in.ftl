# Signing in at the support desk, and its staff.

way-sign-in = Anmelden
error-signed-out-title = Zuerst anmelden
error-signed-out-text = Diese Seite gehört zum Supportplatz. Hier ist niemand angemeldet, oder die Sitzung ist vorbei.
