# Titel der Schritte, je einer: die Überschrift der Seite und der Name in der Aufgabenliste.

step-before-you-start = Bevor Sie beginnen
step-storage-role = Die Rolle Storage Api zuweisen
step-api-app = Die API-App anlegen
step-storage-credentials = Key und Secret eingeben und testen
step-user-provisioning = SCIM für Gong öffnen
step-scim-credentials = URL und Token eingeben und testen
step-review = Ihre Antworten prüfen

# Die Handgriffe in der Admin Console, wie Hinweise sie in Links nennen.

action-open-assignments = Assignments öffnen
action-create-assignment = Zuweisung anlegen
action-assign-to = Auswählen, wer die Rolle bekommt
action-choose-role = Rolle auswählen
action-choose-scope = Scope auswählen
action-save-assignment = Zuweisung speichern
action-sign-in-again = Ab- und wieder anmelden
action-open-api-keys = API Keys öffnen
action-create-app = App anlegen
action-name-app = App benennen
action-choose-products = API Products auswählen
action-save-app = App speichern
action-see-app = App auf dem Dashboard ansehen
action-reveal-key = Key und Secret sichtbar machen
action-copy-key = Key kopieren
action-copy-secret = Secret kopieren
action-open-identity = Identity and Security öffnen
action-switch-scim-on = Nachsehen, ob SCIM eingeschaltet ist
action-choose-provider = Nachsehen, welcher Anbieter ausgewählt ist
action-open-advanced = Advanced settings öffnen
action-all-users = All users auswählen
action-save-provisioning = Speichern
action-copy-url = 8x8 URL kopieren
action-copy-token = 8x8 API Token kopieren
