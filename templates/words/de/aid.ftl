# What support says on a page where nothing is wrong yet, and to somebody whose screen looks different.

case-aid = Was auf dieser Seite zu sagen ist
case-noted = Was mitgeteilt wurde
say-before-you-start-tell = Diese Seite sagt, was die vier Werte öffnen und wer sie erzeugen darf. Nennen Sie die Firma und sich selbst, und stimmen Sie zu. An 8x8 geht noch nichts.
say-before-you-start-ask = Sind Sie der Super Admin, also der zuerst angelegte Benutzer? Gibt es im Menü der Admin Console Roles & permissions? Wenn nicht: Wer in Ihrer Firma hat das?
say-storage-role-tell = In Roles & permissions, Assignments: Erstellen Sie eine Zuweisung mit der Rolle Storage Api und dem Scope Storage Admin, für die Person, die die App anlegen wird. Danach ab- und wieder anmelden.
say-storage-role-ask = Steht die Zuweisung in der Liste? Gilt sie für Sie oder für jemand anderen? Hat sich diese Person seither ab- und wieder angemeldet?
say-api-app-tell = In API Keys: Create App, ein Name ohne Leerzeichen, Call recordings & Storage und sonst nichts, Save.
say-api-app-ask = Sehen Sie die Kachel API Keys? Steht Call recordings & Storage in der Liste der Produkte? Ist Select all nicht angekreuzt?
say-storage-credentials-tell = Wählen Sie in der Zeile der App das durchgestrichene Auge, und kopieren Sie Key und Secret in ihre Felder. Wenn Sie mir Ihren Bildschirm zeigen, halten Sie das vorher an.
say-storage-credentials-ask = Sehen Sie Buchstaben oder Punkte? Stammen beide aus derselben Zeile?
say-user-provisioning-tell = Suchen Sie in Identity and Security den Abschnitt User Provisioning Integration (SCIM), und sehen Sie hin, bevor Sie etwas ändern. Was an ist, bleibt an, und ein gewählter Anbieter bleibt gewählt.
say-user-provisioning-ask = War der Schalter blau, als Sie kamen? Welcher Anbieter ist gewählt? Wurden Benutzer von Hand angelegt?
say-scim-credentials-tell = Nehmen Sie auf demselben Bildschirm die Kopiersymbole neben 8x8 URL und 8x8 API Token, und fügen Sie jeden Wert gleich in sein Feld ein.
say-scim-credentials-ask = Kommt die URL aus diesem Abschnitt und nicht aus der Adresszeile des Browsers? Ist der Schalter noch blau?
say-review-tell = Hier steht alles noch einmal, samt dem, was gefunden wurde. Was falsch ist, wird von hier aus geändert; Warnungen kann man wissentlich übergehen.
say-review-ask = Ist etwas markiert, das zu beheben ist? Gehören beide Teile zum selben 8x8‑Konto?
say-package-tell = Sehen Sie nach, wer es öffnen kann, drücken Sie die Schaltfläche, und schicken Sie die Datei, wie die Seite es sagt. Jeder Weg ist recht: Sonst kann sie niemand öffnen.
say-package-ask = Hat Ihr Browser eine Datei gespeichert, deren Name mit gong-8x8 beginnt? Haben Sie diese Datei geschickt und sonst nichts?
say-made-tell = Das Paket ist fertig. Schicken Sie die Datei, wie die Seite es sagt; jeder Weg ist recht. Hat Gong sie geöffnet, geben Sie dort den Empfangscode ein: Dann sagt die Seite, dass sie angekommen ist.
say-made-ask = Haben Sie die Datei geschickt, deren Name mit gong-8x8 beginnt, und sonst nichts? Wer bei Gong wartet darauf?
say-overview-tell = Die beiden Teile lassen sich in beliebiger Reihenfolge erledigen, auch von zwei Personen. Wählen Sie, was als Nächstes zu tun ist.
say-overview-ask = Welcher Schritt ist als zu tun markiert? Ist die Person da, die ihn in der Admin Console erledigen kann?
say-note-tell = Bezeichnungen und Orte ändern sich in der Admin Console gelegentlich. Entscheidend ist, wozu die Handlung dient; die Zeichnung zeigt, was gemeint ist.
say-note-ask = Was steht stattdessen da, Wort für Wort? Über welches Menü kamen Sie dorthin? Als wer sind Sie angemeldet?
