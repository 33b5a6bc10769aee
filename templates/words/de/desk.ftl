# The support desk: its list of cases and one case.

desk-name = Supportplatz
desk-lead = Leitung
desk-nav = Supportplatz
desk-cases-title = Vorgänge
way-desk = Zur Liste der Vorgänge
error-leads-only-title = Das darf nur die Leitung
error-leads-only-text = Ihr Konto ist das eines Mitarbeiters. Bitten Sie die Leitung des Supports, das für Sie zu tun.
