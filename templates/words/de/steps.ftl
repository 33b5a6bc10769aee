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

# Die Zeichnungen der Admin Console: was jede zeigt und wo darin zu finden ist, was jeder Handgriff braucht.

drawing-note = Zeichnung, kein Bildschirmfoto: Ihre Konsole sieht vielleicht etwas anders aus.
drawing-storage-role = Die Liste der Zuweisungen, in der gerade eine neue ausgefüllt wird.
drawing-api-app = Home mit seinen Kacheln; darunter API Keys, wo gerade eine neue App ausgefüllt wird.
drawing-storage-credentials = API Keys mit der Zeile Ihrer App.
drawing-user-provisioning = Home mit seinen Kacheln; darunter Identity and Security.
drawing-scim-credentials = Identity and Security mit dem Abschnitt Ihres Anbieters.

where-open-assignments = **Roles & permissions**, **Assignments**: im Menü
where-create-assignment = **+ Create assignment**: oben rechts
where-assign-to = **Assign to**: das erste Feld
where-choose-role = **Role**: das Feld darunter
where-choose-scope = **Scope**: das dritte Feld
where-save-assignment = **Save**: unter den Feldern
where-sign-in-again = Neu laden: die Schaltfläche Ihres Browsers
where-open-api-keys = **API Keys**: eine Kachel auf Home
where-create-app = **Create App**: blau, auf dem Dashboard
where-name-app = **Name**: unter App Details
where-choose-products = **Call recordings & Storage**: in der Liste
where-save-app = **Save**: unter der Liste
where-see-app = Ihre App: eine Zeile der Tabelle
where-reveal-key = Das durchgestrichene Auge: ganz rechts
where-copy-key = **Key**: in der Zeile Ihrer App
where-copy-secret = **Secret**: in der Spalte danach
where-open-identity = **Identity and Security**: von Home aus
where-switch-scim-on = Der Schalter: rechts
where-choose-provider = Die Anbieter: unter der Überschrift
where-open-advanced = **Advanced settings**: ganz unten
where-all-users = **All users**: in der Auswahlliste
where-save-provisioning = **Save**: ganz am Ende
where-copy-url = Kopiersymbol neben **8x8 URL**
where-copy-token = Kopiersymbol neben **8x8 API Token**
