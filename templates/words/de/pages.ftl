# Namen und kurze Texte der Seiten. Was auf beiden Seiten zwischen zwei Sternchen steht, ist eine Beschriftung der Admin
# Console und bleibt in jeder Sprache, wie sie auf dem Bildschirm steht.

product-name = Gong mit 8x8 verbinden
admin-console = Admin Console
label-example = Öffnen Sie **API Keys**.

# Around every page
skip = Zum Inhalt springen
error-prefix = Fehler:
header-help = Wenn Sie um Hilfe bitten: Ihr Code lautet
header-support = Brauchen Sie Hilfe?
header-code = Ihr Code lautet
header-time-left = { $hours ->
    [0] die Sitzung endet in { $minutes } Min.
   *[other] die Sitzung endet in { $hours } Std. { $minutes } Min.
  }
footer-run-by = Dieses Portal betreibt
footer-run-by-nobody = Wer dieses Portal betreibt, ist nicht angegeben.
footer-demo = Niemand betreibt dieses Portal für andere: Es ist eine Vorführung.
footer-support = Hilfe:
footer-operator-privacy = Datenschutzhinweise des Betreibers
footer-ending = Diese Sitzung endet zwei Stunden nach Ihrem letzten Klick, spätestens am
footer-overview = Übersicht
footer-guide = Das ganze Vorgehen auf einer Seite
back-overview = Zurück zur Übersicht
back-review = Zurück zu Ihren Antworten
back-step = Zurück zum Schritt
back-provisioning = Zurück zu „SCIM für Gong öffnen“
path-label = Wo in der Admin Console
word-show = Anzeigen
word-hide = Verbergen
word-copy = Kopieren
word-copied = Kopiert
word-here = bei Ihnen
word-busy = Test läuft …
word-saving = Ihr Browser speichert die Datei; diese Seite geht gleich weiter
word-lose = Was Sie auf dieser Seite seit dem letzten Speichern eingegeben haben, geht beim Wechsel der Sprache verloren. Trotzdem wechseln?
languages-lose = (was auf dieser Seite eingegeben und nicht abgesendet ist, geht verloren)
link-to-action = { $name } ({ $step }, Punkt { $number })
caption = { $part }, Schritt { $number } von { $count }
continue = Weiter
continue-anyway = Trotzdem weiter
change = Ändern

# The demo
demo-banner = Eine Vorführung: 8x8 wird hier nachgestellt, und nichts verlässt diesen Rechner.
demo-banner-label = Vorführung
demo-banner-link = Beispielwerte zum Einfügen
demo-title = Beispielwerte
demo-lead = Jede Karte ist ein nachgestelltes 8x8-Konto. Fügen Sie seine Werte dort ein, wo die Schritte nach Key, Secret, 8x8 URL und 8x8 API Token fragen. Mit den ersten beiden gelingt alles von Anfang bis Ende; jede weitere zeigt etwas, das schiefgehen kann.
demo-expected = Der Test wird finden:
demo-open-title = So öffnet Gong die Datei
demo-open-text = Das Terminal, in dem die Vorführung läuft, hat den Befehl ausgegeben, der diese Datei öffnet.

styleguide-title = Alle Bausteine
styleguide-lead = Jeder Baustein der Formatvorlage, aus den Vorlagen der echten Seiten. Was hier falsch aussieht, sieht dort falsch aus.
demo-styleguide = Alle Bausteine der Seiten

# Start
start-title = Start
start-heading = Gong mit Ihrem 8x8‑Konto verbinden
start-button = Jetzt beginnen
start-continue = Dort weitermachen, wo Sie waren
start-another = Diese Sitzung beenden und einen neuen Vorgang beginnen
start-invited = Um hier zu beginnen, brauchen Sie einen Einladungslink. Fragen Sie die Person danach, die Sie hierher geschickt hat.

# Return link
resume-title = Weitermachen, wo Sie waren
resume-heading = Weitermachen, wo Sie waren
resume-code = Ihr Code lautet
resume-text = Alle Ihre Antworten sind noch da. Die Zugangsdaten nicht: Sie lassen sich nur in dem Browser öffnen, in dem sie eingegeben wurden, falls sie nicht gelöscht sind. Hier werden sie noch einmal abgefragt.
resume-here-text = Dieser Browser arbeitet bereits an diesem Vorgang.
resume-button = In diesem Browser weitermachen
resume-other-title = Dieser Browser arbeitet an einem anderen Vorgang:
resume-other-text = Wenn Sie hier weitermachen, endet jene Sitzung, und die darin eingegebenen Zugangsdaten werden gelöscht. Ihr eigener Rückkehrlink öffnet sie wieder.

# The whole procedure on one page
guide-title = Das ganze Vorgehen
guide-contents = In dieser Reihenfolge
guide-afterwards = Danach

# Overview
overview-title = Übersicht
overview-packaged-title = Ihr Paket ist fertig
overview-packaged-link = Erneut herunterladen und ansehen, wie es versendet wird
overview-outdated-title = Ihr Paket ist veraltet
overview-outdated-text = Seit es erstellt wurde, haben Sie Zugangsdaten getestet oder Ihre Antworten geändert.
overview-outdated-link = Ansehen, was sich geändert hat
overview-heading = Gong Zugang zu Aufzeichnungen und Benutzern geben
overview-lead = Zwei Teile von je etwa zehn Minuten, in beliebiger Reihenfolge. Sie können jederzeit aufhören und über Ihren Rückkehrlink zurückkommen; nur die Zugangsdaten werden dann noch einmal abgefragt.
part-start = Zuallererst
part-storage = Zugang zu Anrufaufzeichnungen
part-scim = Zugang zum Benutzerverzeichnis
part-finish = Prüfen und senden
package-task = Das verschlüsselte Paket erstellen
state-done = Erledigt
state-todo = Noch offen
state-wait = Warten, dann erneut testen
state-ready = Bereit für einen neuen Test
state-problem = Es gibt ein Problem
state-later = Noch nicht möglich
return-link-title = Ihr Rückkehrlink
return-link-text = Bewahren Sie diesen Link auf. Er bringt Sie 30 Tage lang auf jedem Gerät dorthin zurück, wo Sie waren, ohne die Zugangsdaten. Wer ihn hat, kann Ihre Antworten sehen: Behandeln Sie ihn vertraulich.
leave-title = Diese Sitzung beenden
leave-text = Ihre Zugangsdaten werden sofort gelöscht, hier und in diesem Browser. Ihre Antworten bleiben, und der Rückkehrlink öffnet sie wieder: Sichern Sie ihn vorher.
leave-button = Sitzung beenden und Zugangsdaten löschen

# Before you start
details-heading = Über Sie
details-button = Zustimmen und weiter
field-company = Firma
field-company-hint = So, wie Gong sie kennt.
field-contact-name = Ihr Name
field-contact-name-hint = Damit Gong weiß, an wen Rückfragen gehen.
field-contact-email = Ihre E‑Mail-Adresse
field-contact-email-hint = Sie kommt in das Paket. Dieses Portal versendet keine E‑Mails.
field-accept = Ich habe gelesen, was mit den Zugangsdaten möglich ist, und stimme dem 8x8 API License Agreement für meine Firma zu
field-company-empty = Geben Sie den Namen Ihrer Firma ein
field-company-too-long = Geben Sie einen Firmennamen von höchstens 200 Zeichen ein
field-company-unreadable = Geben Sie den Firmennamen noch einmal ein: Er enthält Zeichen, die sich nicht lesen lassen
field-company-credential = Das sieht nach Zugangsdaten aus. Geben Sie den Namen Ihrer Firma ein; Zugangsdaten werden erst später abgefragt
field-company-not-an-address = Geben Sie den Namen Ihrer Firma ein
field-contact-name-empty = Geben Sie Ihren Namen ein
field-contact-name-too-long = Geben Sie einen Namen von höchstens 200 Zeichen ein
field-contact-name-unreadable = Geben Sie Ihren Namen noch einmal ein: Er enthält Zeichen, die sich nicht lesen lassen
field-contact-name-credential = Das sieht nach Zugangsdaten aus. Geben Sie Ihren Namen ein; Zugangsdaten werden erst später abgefragt
field-contact-name-not-an-address = Geben Sie Ihren Namen ein
field-contact-email-empty = Geben Sie Ihre E‑Mail-Adresse ein
field-contact-email-too-long = Geben Sie eine E‑Mail-Adresse von höchstens 200 Zeichen ein
field-contact-email-unreadable = Geben Sie Ihre E‑Mail-Adresse noch einmal ein: Sie enthält Zeichen, die sich nicht lesen lassen
field-contact-email-credential = Das sieht nach Zugangsdaten aus. Geben Sie Ihre E‑Mail-Adresse ein; Zugangsdaten werden erst später abgefragt
field-contact-email-not-an-address = Geben Sie eine E‑Mail-Adresse in der Form name@example.com ein
field-accept-empty = Setzen Sie das Häkchen, um zuzustimmen, oder schließen Sie diese Seite: Ohne Zustimmung geht es im Portal nicht weiter

# Steps in Admin Console
console-button = Erledigt, weiter
console-later = Vorerst überspringen
console-done = Sie haben diesen Schritt als erledigt markiert.
assign-to-question = Können Sie bei Assign to sich selbst auswählen?
assign-to-self = Ja, ich weise die Rolle mir selbst zu
assign-to-other = Nein: Mein Name wird nicht angeboten, oder die Admin Console lehnt ihn ab. Ich weise sie einem anderen Admin zu
provider-question = Welcher Anbieter ist dort heute ausgewählt?
provider-none = Keiner: Der Schalter ist grau, SCIM wird nicht verwendet
manual-users-question = Wurden einige oder alle Ihrer Benutzer von Hand in der Admin Console angelegt?
manual-users-hint = Von Hand heißt: in der Admin Console eingetippt oder hochgeladen, nicht von Azure AD, Okta oder einem anderen Verzeichnis angelegt. Wenn kein Verzeichnis Ihre Benutzer bereitstellt, lautet die Antwort Ja.
manual-users-yes = Ja, einige oder alle
manual-users-no = Nein, ein Verzeichnis hat alle angelegt
manual-users-doubt = Das passt selten zur Antwort darüber: Ohne SCIM legt kein Verzeichnis Benutzer in 8x8 an. Sie wurden also von Hand angelegt, und die Antwort lautet Ja. Bleiben Sie nur dann bei Nein, wenn ein Verzeichnis alle angelegt hat, bevor SCIM ausgeschaltet wurde.
field-assign-to-unknown = Wählen Sie, wer die Rolle bekommt
field-scim-provider-empty = Wählen Sie, welcher Anbieter heute in der Admin Console ausgewählt ist
field-manual-users-empty = Geben Sie an, ob Benutzer von Hand angelegt wurden

# Credentials
credentials-heading = Hier einfügen
field-storage-key = Key
field-storage-key-hint = Beginnt meist mit eght_. In API Keys hinter dem Auge jederzeit wieder zu sehen.
field-storage-secret = Secret
field-storage-secret-hint = Steht neben dem Key, hinter demselben Auge.
field-scim-url = 8x8 URL
field-scim-url-hint = Beginnt mit https://platform und endet auf /scim/v2.
field-scim-token = 8x8 API Token
field-scim-token-hint = Der lange Wert unter der 8x8 URL.
field-provided = Liegt vor. Lassen Sie das Feld leer, um den Wert zu behalten.
field-provided-ending = Liegt vor, endet auf { $ending }. Lassen Sie das Feld leer, um den Wert zu behalten.
field-removed = Am Anfang oder Ende entfernt: { $what }.
problem-storage-key = { $why ->
    [empty] Fügen Sie den Key ein
    [bullets] Machen Sie den Key mit dem Auge sichtbar, bevor Sie ihn kopieren: Dies sind die Punkte, die ihn verbergen
    [json] Fügen Sie nur den Key ein: Dies ist eine ganze JSON-Antwort
    [curl] Fügen Sie nur den Key ein: Dies ist ein ganzer curl-Befehl
    [too-long] Kopieren Sie den Key noch einmal: Dies ist länger als jeder Key
    [control] Kopieren Sie den Key noch einmal: Er enthält ein Leerzeichen oder einen Zeilenumbruch
    [non-ascii] Kopieren Sie den Key noch einmal: Dies enthält Zeichen, die in keinem Key vorkommen
   *[other] Kopieren Sie den Key noch einmal
  }
problem-storage-secret = { $why ->
    [empty] Fügen Sie das Secret ein
    [bullets] Machen Sie das Secret mit dem Auge sichtbar, bevor Sie es kopieren: Dies sind die Punkte, die es verbergen
    [json] Fügen Sie nur das Secret ein: Dies ist eine ganze JSON-Antwort
    [curl] Fügen Sie nur das Secret ein: Dies ist ein ganzer curl-Befehl
    [too-long] Kopieren Sie das Secret noch einmal: Dies ist länger als jedes Secret
    [control] Kopieren Sie das Secret noch einmal: Es enthält ein Leerzeichen oder einen Zeilenumbruch
    [non-ascii] Kopieren Sie das Secret noch einmal: Dies enthält Zeichen, die in keinem Secret vorkommen
   *[other] Kopieren Sie das Secret noch einmal
  }
problem-scim-url = { $why ->
    [empty] Fügen Sie die 8x8 URL ein
    [host] Kopieren Sie die 8x8 URL noch einmal: Diese Adresse gehört nicht 8x8
    [web-page] Kopieren Sie die 8x8 URL noch einmal: Dies ist die Adresse einer Webseite, nicht die der SCIM-API
    [http] Kopieren Sie die 8x8 URL noch einmal: Sie muss mit https beginnen
    [path] Kopieren Sie die 8x8 URL noch einmal: Sie muss auf /scim/v2 enden
   *[other] Kopieren Sie die 8x8 URL noch einmal: Dies ist keine SCIM-Adresse
  }
problem-scim-token = { $why ->
    [empty] Fügen Sie das 8x8 API Token ein
    [bullets] Verwenden Sie das Kopiersymbol neben 8x8 API Token: Dies sind die Punkte, die den Wert verbergen
    [json] Fügen Sie nur das Token ein: Dies ist eine ganze JSON-Antwort
    [curl] Fügen Sie nur das Token ein: Dies ist ein ganzer curl-Befehl
    [too-long] Kopieren Sie das 8x8 API Token noch einmal: Dies ist länger als jedes Token
    [control] Kopieren Sie das 8x8 API Token noch einmal: Es enthält ein Leerzeichen oder einen Zeilenumbruch
    [non-ascii] Kopieren Sie das 8x8 API Token noch einmal: Dies enthält Zeichen, die in keinem Token vorkommen
   *[other] Kopieren Sie das 8x8 API Token noch einmal
  }
to-the-form = Werte noch einmal eingeben
test-same = Dieselben Werte noch einmal testen
enter-again = Andere Werte eingeben oder noch einmal testen
test-button = Mit 8x8 testen
test-again = Noch einmal testen
test-anyway = Trotzdem testen
test-hint = Der Test liest nur und dauert wenige Sekunden. In Ihrem Konto wird nichts geändert.
tested-passed = Es funktioniert
tested-warned = Es funktioniert, mit einem Hinweis für Sie
tested-failed = Etwas muss berichtigt werden
tested-old = Von vor Ihrer letzten Änderung: Testen Sie noch einmal
tested-old-text = Sie haben nach diesem Test einen Schritt dieses Teils als erledigt markiert. Was er gefunden hat, ist vielleicht schon behoben.
mended-text = Der letzte Test führt zu diesem Schritt. Wenn Sie behoben haben, was er fand:
mended-link = Zurück zu Ihrem Test
tested-waits = Noch kein Ergebnis: Ihre Werte wurden nicht beurteilt
tested-at = Getestet am
tested-took = in { $seconds } Sekunden. Wir haben nur gelesen; in Ihrem Konto wurde nichts geändert.
tested-nothing-sent = An 8x8 wurde nichts gesendet.

# Findings
error-summary = Es gibt ein Problem
outcome-pass = BESTÄTIGT
outcome-warn = HINWEIS
outcome-fail = ZU BEHEBEN
outcome-wait = WARTEN
outcome-skip = NICHT GEPRÜFT
finding-asked = Unsere Frage
finding-unasked = Was wir taten
finding-answered = 8x8 antwortet
finding-seen = Unser Befund
finding-to-do = Was zu tun ist
finding-acknowledged = Sie sind trotzdem weitergegangen am

# Check your answers
answers-title = Ihre Antworten
answer-company = Firma
answer-contact-name = Ihr Name
answer-contact-email = Ihre E‑Mail-Adresse
answer-assign-to = Rolle Storage Api
answer-assign-to-self = Ihnen selbst zugewiesen
answer-assign-to-other = einem anderen Admin zugewiesen
answer-provider = Zu Beginn ausgewählter Anbieter
answer-provider-none = keiner, SCIM wurde nicht verwendet
answer-provider-azure-ad = Microsoft Azure AD
answer-provider-okta = Okta
answer-provider-other = Other SCIM Provider
answer-manual-users = Von Hand angelegte Benutzer
answer-manual-users-yes = einige oder alle
answer-manual-users-no = keine
answer-storage-key = Key
answer-storage-secret = Secret
answer-scim-url = 8x8 URL
answer-scim-token = 8x8 API Token
answer-provided = liegt vor
answer-provided-ending = liegt vor, endet auf { $ending }
answer-missing = noch nicht angegeben
missing-title = Was noch fehlt, bevor ein Paket entstehen kann
missing-storage = Key und Secret eingeben und testen
missing-scim = URL und Token eingeben und testen
together-title = Beide Teile zusammen
together-untested = Ob beide Teile zum selben Konto gehören und ob Gong die Aufzeichnungen Ihren Benutzern zuordnen könnte, ist noch nicht getestet.
warnings-title = Was Sie wissen sollten
recipients-title = Wer das Paket öffnen kann
recipients-text = Niemand außer denen, die diese Schlüssel besitzen. Wenn Ihnen am Telefon ein Fingerabdruck genannt wurde, vergleichen Sie ihn.
test-both = Beide zusammen testen
test-both-again = Beide noch einmal testen
review-continue = Weiter zum Paket

# Package
package-title = Das verschlüsselte Paket erstellen
package-lead = Eine Datei mit Ihren vier Werten, so verschlüsselt, dass nur Gong sie öffnen kann. Sie laden sie herunter und versenden sie selbst; dieses Portal sendet nichts.
package-content-title = Was hineinkommt
package-content-css = Key und Secret für die Anrufaufzeichnungen (bei Gong: CSS API), mit den Regionen, in denen Ihre Aufzeichnungen liegen
package-content-scim = URL und Token für das Benutzerverzeichnis (bei Gong: SCIM API)
package-content-you = Ihre Firma, Ihr Name und Ihre E‑Mail-Adresse
package-content-findings = was die Tests ergeben haben, und eine Signatur, an der Gong erkennt, dass dieses Portal das Paket erstellt hat
package-warnings-title = Diese Hinweise übergehen Sie damit
package-warnings-text = Mit dem Erstellen des Pakets wird festgehalten, dass Sie sie kennen.
package-button = Verschlüsseltes Paket erstellen
package-then = Diese Seite ändert sich nicht, wenn Ihr Browser die Datei gespeichert hat. Machen Sie dann hier weiter:
package-then-link = So wird sie versendet
package-then-scripted = Ihr Browser speichert die Datei, und diese Seite geht weiter zum Versenden.
package-not-yet = Es gibt noch kein Paket. Erstellen Sie es zuerst mit der Schaltfläche unten.
renew-then = Diese Seite ändert sich nicht, wenn Ihr Browser die neue Datei gespeichert hat. Dann:
renew-then-link = Die neue anzeigen
armor = Als Text statt als Binärdatei herunterladen
armor-hint = Für Wege, auf denen Binärdateien Schaden nehmen. Gong öffnet beide Formen.
confirmation-title = Ihr Paket ist fertig
confirmation-reference = Referenz:
confirmation-made = Erstellt am
confirmation-changed-title = Sie haben seither Zugangsdaten getestet
confirmation-changed-text = Dieses Paket enthält die vorherigen. Wenn sie sich geändert haben, braucht Gong ein neues.
confirmation-answers-title = Sie haben Ihre Antworten seither geändert
confirmation-answers-text = Diese Datei enthält die alten: Firma, Name, E‑Mail-Adresse oder den Anbieter Ihres Benutzerverzeichnisses.
confirmation-first = Für ein neues Paket müssen zuerst beide Teile in dieser Sitzung ihre Tests bestehen.
send-title = An Gong senden
send-to = Senden Sie die Datei an
send-text = und schreiben Sie dazu:
send-to-nobody = Senden Sie die Datei an Ihre Ansprechperson bei Gong. Jeder Weg ist recht: Niemand sonst kann sie öffnen.
send-safe = Die Datei ist verschlüsselt, eine gewöhnliche E‑Mail genügt. Fügen Sie keine Zugangsdaten im Klartext hinzu.
file-title = Die Datei
file-name = Name
file-sha256 = SHA-256
file-sha256-armor = SHA-256 der Textform
download-again = Erneut herunterladen
connect-url = Das Formular bei Gong:
renew-title = Ein neues Paket erstellen
renew-text = Nur wenn sich die Zugangsdaten oder Ihre Antworten geändert haben oder wenn Gong ein neues anfordert. Ihre bisherige Datei bleibt für Gong lesbar.
renew-button = Neues Paket erstellen
forget-title = Sie sind fertig
forget-text = Die Zugangsdaten werden aus diesem Portal gelöscht, wenn die Sitzung endet, oder gleich jetzt. Ihre Antworten und die verschlüsselte Datei bleiben. Bewahren Sie Ihren Rückkehrlink auf, der sie wieder öffnet:
forget-button = Sitzung beenden und Zugangsdaten löschen

# Interruptions
all-users-title = Bevor Sie All users auswählen
replace-title = Zugangsdaten ersetzen, die schon im Paket sind?
replace-keep = Behalten
replace-go-on = Ersetzen
replace-findings = Was der letzte Test ergeben hat

# After leaving
left-title = Ihre Zugangsdaten sind gelöscht
left-lead = Weder in diesem Portal noch in diesem Browser ist etwas davon geblieben. Ein verschlüsseltes Paket, das Sie erstellt haben, bleibt erhalten: Nur Gong kann es öffnen.
left-text = Ihre Antworten sind noch da. Ihr Link öffnet sie wieder, und nur die Zugangsdaten werden noch einmal abgefragt.

# Errors
error-reference = Wenn Sie um Hilfe bitten, nennen Sie diese Referenz:
way-start = Zum Start
way-overview = Zur Übersicht
way-step = Zurück zum Schritt
error-no-visit-title = In diesem Browser ist nichts geöffnet
error-no-visit-text = Diese Seite gehört zu einer Sitzung, und in diesem Browser gibt es keine. Öffnen Sie Ihren Rückkehrlink, um weiterzumachen, wo Sie waren, oder beginnen Sie neu. Wenn Sie gerade erst begonnen haben, lehnt Ihr Browser vielleicht Cookies ab: Dieses Portal braucht eines.
error-visit-over-title = Ihre Sitzung ist beendet
error-visit-over-text = Eine Sitzung endet nach zwei Stunden ohne Klick, nach zwölf Stunden oder wenn Sie oder der Support sie beenden. Ihre Zugangsdaten wurden gelöscht. Öffnen Sie Ihren Rückkehrlink oder den Link, den man Ihnen geschickt hat, um weiterzumachen, wo Sie waren; nur die Zugangsdaten werden noch einmal abgefragt.
error-not-found-title = Hier ist nichts
error-not-found-text = Die Adresse ist vielleicht unvollständig oder veraltet.
error-method-title = Diese Adresse wird nicht auf diesem Weg geöffnet
error-method-text = Gehen Sie zuerst auf die Seite und verwenden Sie die Schaltfläche dort.
error-cross-site-title = Dieses Formular kam von woanders
error-cross-site-text = Zu Ihrer Sicherheit werden Formulare nur von den eigenen Seiten dieses Portals angenommen. Gehen Sie auf die Seite und senden Sie das Formular von dort. Es wurde nichts gespeichert.
error-too-large-title = Das war zu viel
error-too-large-text = Ein Formular fasst hier höchstens 32 KiB, und so lang ist keiner der Werte auch nur annähernd. Gehen Sie zurück und kopieren Sie den Wert noch einmal; was Sie vorher eingegeben haben, ist noch da.
error-not-a-form-title = Das war nicht lesbar
error-not-a-form-text = Was ankam, war keines der Formulare dieses Portals. Gehen Sie auf die Seite und senden Sie das Formular von dort.
error-not-whole-title = Das hat zu lange gedauert
error-not-whole-text = Das Formular kam nicht vollständig an, oder die Antwort brauchte zu lange. Was vorher gespeichert wurde, ist noch da: Gehen Sie zurück und versuchen Sie es noch einmal.
error-no-such-link-title = Dieser Link öffnet nichts
error-no-such-link-text = Er ist vielleicht abgelaufen oder durch einen neueren ersetzt, oder beim Kopieren ging ein Zeichen verloren. Wenn man Ihnen einen neueren geschickt hat, öffnen Sie den; sonst beginnen Sie neu oder fragen Sie den Support unter Angabe Ihres Codes.
error-no-such-link-text-nobody = Er ist vielleicht abgelaufen oder durch einen neueren ersetzt, oder beim Kopieren ging ein Zeichen verloren. Wenn man Ihnen einen neueren geschickt hat, öffnen Sie den; sonst beginnen Sie neu oder wenden Sie sich an die Person, die Sie hierher geschickt hat.
error-not-invited-title = Sie brauchen eine Einladung
error-not-invited-text = Dieses Portal lässt sich nur mit einem Einladungslink nutzen. Fragen Sie die Person danach, die Sie hierher geschickt hat.
error-too-often-title = Zu viele neue Vorgänge
error-too-often-text = Aus Ihrem Netz wurde in diesem Portal innerhalb einer Stunde sehr oft ein Vorgang begonnen. Warten Sie eine Stunde, oder öffnen Sie Ihren Rückkehrlink, um einen begonnenen Vorgang fortzusetzen.
error-too-much-title = Zu viel auf einmal
error-too-much-text = Mit diesem Vorgang geschah innerhalb einer Stunde so viel, dass es nach einem Programm aussieht. Warten Sie eine Stunde. Eingaben und Testergebnisse bleiben erhalten.
error-not-ready-title = Das Paket kann noch nicht erstellt werden
error-not-ready-text = Zuerst müssen in dieser Sitzung beide Teile ohne Fehler getestet sein. Die Übersicht zeigt, was noch fehlt.
error-database-title = Dieses Portal kann gerade nichts speichern
error-database-text = Seine Datenbank antwortet nicht. Was Sie zuletzt gesendet haben, ist vielleicht nicht gespeichert. Warten Sie eine Minute und senden Sie es noch einmal.
error-internal-title = Dem Portal ist ein Fehler unterlaufen
error-internal-text = Es liegt nicht an Ihnen, und dabei wurde nichts an 8x8 oder Gong gesendet. Versuchen Sie es noch einmal; wenn es wieder geschieht, nennen Sie dem Support die Referenz unten.
error-internal-text-nobody = Es liegt nicht an Ihnen, und dabei wurde nichts an 8x8 oder Gong gesendet. Versuchen Sie es noch einmal; wenn es wieder geschieht, nennen Sie die Referenz unten der Person, die Sie hierher geschickt hat.

# Where time is the remedy
waiting-title = Vielleicht genügt es zu warten
waiting-next = Der nächste Test beginnt von selbst am
waiting-count = Test { $number } von höchstens { $most }; sobald einer gelingt, ist Schluss.
waiting-stopped = Sie haben zu tippen begonnen, deshalb testet diese Seite vorerst nicht von selbst.
waiting-stop = Nicht mehr von selbst testen
waiting-over = Diese Seite hat zehnmal von selbst getestet und dann aufgehört.
waiting-due = Es ist Zeit, dieselben Werte noch einmal zu testen.
waiting-from = Ein neuer Test derselben Werte lohnt sich ab
waiting-refresh = Nichts muss neu eingefügt werden: Laden Sie diese Seite dann neu.
waiting-test = Dieselben Werte jetzt testen
waiting-start = Von selbst weiter testen

# A test that is watched
asking-token = Wir fordern bei 8x8 mit Key und Secret ein Zugriffstoken an
asking-regions = Wir fragen 8x8, in welchen Regionen Ihre Aufzeichnungen liegen
asking-recordings = Wir suchen in jeder Region nach den neuesten Aufzeichnungen
asking-users = Wir fragen 8x8 nach der ersten Seite der Benutzer
asking-more-users = Wir lesen die weiteren Seiten der Benutzer
live-title = Test mit 8x8
live-progress = Fortschritt des Tests
live-hint = Jeder Befund erscheint, sobald er da ist. Wenn Sie diese Seite verlassen, endet der Test.

# The end of a visit
ending-soon = Diese Sitzung endet in weniger als 20 Minuten, wenn Sie nicht weitermachen.
ending-what = Dann werden die Zugangsdaten gelöscht, die Sie eingegeben haben; Ihre Antworten bleiben.
ending-latest = Sie kann weitergehen bis
extend-button = Zwei Stunden ab jetzt weitermachen
ending-last = Diese Sitzung endet am
ending-last-why = Zwölf Stunden sind das Höchste, und das lässt sich nicht verlängern.
ending-over = Diese Sitzung ist beendet.
ending-over-what = Die Zugangsdaten, die Sie eingegeben haben, sind gelöscht; Ihre Antworten sind noch da.
ending-over-link = Mit dem Rückkehrlink weitermachen

# What the admin sees instead
different-title = Was sehen Sie stattdessen?
different-summary = Dem Support mitteilen, was Sie stattdessen sehen
different-summary-nobody = Sagen, was Sie stattdessen sehen
different-lead = Es wird mit Ihrem Vorgang aufbewahrt, wo der Support es lesen und auf dieser Seite antworten kann. Wenn Sie nicht weiterkommen, rufen Sie den Support an und nennen Sie Ihren Code.
different-lead-nobody = Es wird mit Ihrem Vorgang aufbewahrt, wo es der Betreiber dieses Portals lesen und auf dieser Seite antworten kann. Wenn Sie nicht weiterkommen, wenden Sie sich an die Person, die Sie hierher geschickt hat.
different-told = Der Support sieht dies mit Ihrem Code
different-told-nobody = Aufbewahrt unter Ihrem Code
different-button = Notiz absenden
differs = Sieht anders aus?
told-title = Ihre Notiz ist gespeichert
told-lead = Der Support kann sie ab jetzt lesen, zusammen mit dem Schritt und Ihrem Code.
told-lead-nobody = Der Betreiber dieses Portals kann sie ab jetzt lesen, zusammen mit dem Schritt und Ihrem Code.
told-next = Eine Antwort erscheint oben auf Ihren Seiten. Wenn Sie nicht weiterkommen, rufen Sie den Support an und nennen Sie Ihren Code.
told-next-nobody = Eine Antwort, falls es eine gibt, erscheint oben auf Ihren Seiten. Wenn Sie nicht weiterkommen, wenden Sie sich an die Person, die Sie hierher geschickt hat.
told-back = Zurück zu „{ $name }“
told-another = Noch etwas zu diesem Schritt sagen
field-note-action = Wo
field-note = Was Sie sehen
field-note-hint = In Ihren Worten, höchstens 1000 Zeichen. Lassen Sie jeden Key, jedes Secret, jedes Token und jede Webadresse weg, die eines enthält.
note-action-none = Der ganze Schritt
field-note-empty = Sagen Sie, was Sie sehen
field-note-too-long = Kürzen Sie es auf 1000 Zeichen
field-note-unreadable = Schreiben Sie es noch einmal: Es enthält Zeichen, die sich nicht lesen lassen
field-note-credential = Sagen Sie es ohne Key, Secret, Token oder Link: Etwas in diesem Text sieht danach aus, daher wurde er nicht aufbewahrt und wird nicht wieder angezeigt
field-note-full = Zu diesem Vorgang gibt es schon 20 Notizen, mehr werden nicht aufbewahrt. Fragen Sie den Support und nennen Sie Ihren Code
field-note-full-nobody = Zu diesem Vorgang gibt es schon 20 Notizen, mehr werden nicht aufbewahrt. Wenden Sie sich an die Person, die Sie hierher geschickt hat
field-note-action-unknown = Wählen Sie eine der Aktionen dieses Schritts

# Statements
accessibility-title = Barrierefreiheit
cookies-title = Cookies
privacy-title = Datenschutz
barrier-title = Eine Barriere melden
barrier-text = Wenn Ihnen hier etwas im Weg steht, sagen Sie dem Betreiber dieses Portals, was Sie tun wollten und was geschah. Er kann den Schritt auch mit Ihnen zusammen erledigen:
barrier-text-nobody = Wenn Ihnen hier etwas im Weg steht, sagen Sie der Person, die Sie hierher geschickt hat, was Sie tun wollten und was geschah; sie kann den Schritt auch mit Ihnen zusammen erledigen. Der Betreiber dieses Portals hat nicht angegeben, wie er zu erreichen ist.
ask-title = An wen Sie sich wenden
ask-text = Für das, was dieses Portal aufbewahrt, ist sein Betreiber verantwortlich:
ask-text-nobody = Für das, was dieses Portal aufbewahrt, ist sein Betreiber verantwortlich. Er hat nicht angegeben, wie er zu erreichen ist: Wenden Sie sich an die Person, die Sie hierher geschickt hat.
ask-notice = Er hat eigene Hinweise:

# Deleting a case
delete-title = Ihren Vorgang löschen
delete-text = Alles, was dieses Portal davon aufbewahrt, sofort und endgültig.
delete-link = Ansehen, was gelöscht wird und was nicht
delete-button = Den Vorgang löschen
delete-keep = Behalten
deleted-title = Ihr Vorgang ist gelöscht
deleted-lead = Nichts davon ist in diesem Portal oder in diesem Browser übrig. Der Rückkehrlink öffnet nichts mehr.
deleted-text = Ein Paket, das Sie verschickt oder gespeichert haben, ist noch da und lässt sich von Gong öffnen. In 8x8 hat sich nichts geändert: Die Zugangsdaten funktionieren dort, bis sie widerrufen werden.

# Before the package
review-warned-title = Das sollten Sie wissen, bevor Sie senden
review-warned-text = Es funktioniert, aber die Tests haben etwas gefunden, das sich bei Gong zeigen wird.
review-warned-link = Lesen Sie, was es ist
new-tab = (öffnet einen neuen Tab)

replacing-title = Zugangsdaten ersetzen, die Gong schon hat
replacing-other-text = Wenn Sie hier beginnen, endet jene Sitzung, und die darin eingegebenen Zugangsdaten werden gelöscht. Ihr eigener Rückkehrlink öffnet sie wieder.
replacing-button = Damit beginnen
replacing-link = Zugangsdaten ersetzen
replacing-later = Bewahren Sie die Referenz auf. Wenn sich später Zugangsdaten ändern, benennt sie dieses Paket:
start-replacing = Hat Gong Ihre Zugangsdaten schon, und etwas davon ändert sich?
back-start = Zurück zur Startseite
field-supersedes = Das Paket, das ersetzt wird
field-supersedes-hint = Seine Referenz von der Seite, auf der Sie es erstellt haben, oder die SHA-256-Prüfsumme seiner Datei. Wenn Sie beides nicht haben, fragen Sie Gong: Beim Öffnen und beim Untersuchen eines Pakets wird beides angezeigt.
field-supersedes-unknown = Geben Sie die Referenz ein, zum Beispiel 019aaf1e-5f00-7000-8000-000000000001, oder die 64 Zeichen der SHA-256-Prüfsumme
field-replaced = Was ändert sich?
field-replaced-empty = Wählen Sie, was sich ändert
replaced-storage = Anrufaufzeichnungen: Key und Secret
replaced-scim = Benutzerverzeichnis: URL oder Token
replaced-both = Beides
overview-replaces = Sie ersetzen Zugangsdaten aus einem früheren Paket. Beginnen Sie mit dem Teil, der sich ändert; für den anderen kopieren Sie die heutigen Werte aus der Admin Console.
receipt-title = Hat Gong es geöffnet?
receipt-text = Wenn Gong das Paket öffnet, gibt das Programm einen Empfangscode aus. Hier eingegeben, von Ihnen oder von Gong, belegt er, dass das Paket angekommen ist.
receipt-lead = Wer ein Paket öffnet, erhält einen Empfangscode. Hier eingegeben zeigt er dem Kunden, dass das Paket geöffnet wurde. Von den Zugangsdaten enthält der Code nichts.
receipt-button = Empfang bestätigen
receipt-received-title = Das Paket wurde geöffnet
receipt-received-text = Die Seite des Kunden zeigt das jetzt an.
receipt-opened-at = Bestätigt am
receipt-reference = Referenz
field-receipt = Empfangscode
field-receipt-hint = Sechzehn Buchstaben und Ziffern, zum Beispiel 7KQ2-M4WX-0ZJD-R8TN.
field-receipt-malformed = Ein Empfangscode hat sechzehn Buchstaben und Ziffern. Kopieren Sie ihn vollständig.
field-receipt-unknown = Kein Paket dieses Portals hat diesen Empfangscode. Vergleichen Sie ihn mit der Ausgabe des Programms.
back-package = Zurück zu Ihrem Paket
opened-title = Gong hat Ihr Paket geöffnet
opened-text = Von Gong geöffnet, bestätigt am
recipients-changed-title = Wer Pakete öffnen kann, hat sich geändert
recipients-changed-text = Seit Sie begonnen haben, hat der Betreiber dieses Portals die Liste geändert. Falls Sie das nicht erwartet haben, fragen Sie nach, bevor Sie etwas senden.
recipients-changed-before = Bisher:
recipients-changed-after = Seitdem:
error-no-recipients-title = Zurzeit kann kein Paket erstellt werden
error-no-recipients-text = Alle Schlüssel von Gong, die dieses Portal kennt, sind außer Dienst. Ihre Antworten bleiben erhalten. Sagen Sie dem Betreiber dieses Portals Bescheid: Er muss einen gültigen Schlüssel eintragen.
confirmation-outdated-title = Dieses Paket ist veraltet
confirmation-replaces = Es tritt an die Stelle des Pakets
