# Links by which a colleague hands in one half.

way-half = Zu Ihrem Teil
error-one-half-title = Diese Seite gehört nicht zu Ihrem Teil
error-one-half-text = Ihr Link ist für eine Hälfte der Verbindung. Den Rest erledigt, wer ihn Ihnen geschickt hat.
back-half = Zurück zu Ihrem Teil

# Where somebody else can be asked
somebody-else = Jemand anderes übernimmt diesen Teil
somebody-else-asked = Der Link für diesen Teil
handed-in-by-colleague = Von jemand anderem abgegeben am

# The page of the links
half-links-title-storage = Jemand anderes gibt Key und Secret ein
half-links-title-scim = Jemand anderes gibt URL und Token ein
half-links-lead = Erstellen Sie einen Link für jemanden aus Ihrer Firma. Damit lässt sich nur dieser Teil erledigen, in einem anderen Browser: seine Schritte ansehen, die zwei Werte eingeben, testen und abgeben. Vom anderen Teil ist dort nichts zu sehen. Sie können inzwischen weitermachen.
half-links-make = Link erstellen
half-links-anew = Neuen Link erstellen
half-links-made-title = Diesen Text weiterschicken
half-links-made-text = Der Link ist hier zehn Minuten lang zu sehen, nur in diesem Browser: Das Portal behält davon nur einen Fingerabdruck.
half-links-alone = Nur der Link:
half-links-state-title = Was daraus wurde
half-links-made-at = Erstellt am
half-links-by = von
half-links-until = Er gilt bis
half-links-elsewhere = Was abgegeben wurde, ging an die Browser, in denen dieser Vorgang gerade offen war. In diesem liegt es nicht: Er kam später dazu, oder hier wurden seither andere Werte eingegeben. Die Werte lassen sich noch einmal abgeben.
half-links-works = Ein neuer Link beendet den vorigen, den Sie erstellt haben, und Zurückziehen beendet alle; ebenso endet die Sitzung, in der gerade damit gearbeitet wird, und was darin eingegeben wurde, wird gelöscht.
half-links-revoke = Zurückziehen
half-links-full = Es wurde kein weiterer Link erstellt: Für diesen Teil gelten bereits fünf. Ziehen Sie sie zurück und erstellen Sie dann einen neuen.
fate-unopened = noch nicht geöffnet
fate-opened = geöffnet
fate-handed-in = abgegeben am
fate-withdrawn = zurückgezogen am
fate-expired = abgelaufen, ohne dass etwas abgegeben wurde

# The link
half-link-title = Ihr Teil der Verbindung
half-link-heading = Sie wurden um einen Teil gebeten:
half-link-code = der Code lautet
half-link-text = Gong soll mit dem 8x8‑Konto Ihrer Firma verbunden werden. Die Schritte dieses Teils sagen, was in der Admin Console zu tun ist; am Ende geben Sie zwei Werte ein, die getestet werden. Es dauert etwa zehn Minuten.
half-link-privacy = Was Sie eingeben, ist für Ihren Browser verschlüsselt, bis Sie es abgeben, und danach für den Browser derjenigen Person, die Ihnen den Link geschickt hat. Sie kann es in ein Paket aufnehmen, das nur Gong öffnen kann.
half-link-button = Mit diesem Teil beginnen
half-link-go-on = Mit diesem Teil weitermachen
half-link-own-title = Dieser Link ist für jemand anderen
half-link-own-text = In diesem Browser bearbeiten Sie den ganzen Vorgang. Schicken Sie den Link weiter; er wird in einem anderen Browser geöffnet.
half-link-other-text = Wenn Sie hier weitermachen, endet jene Sitzung, und die darin eingegebenen Zugangsdaten werden gelöscht.
half-here-title = Dieser Browser erledigt einen Teil dieses Vorgangs
half-here-text = Wenn Sie hier weitermachen, endet jene Sitzung, und was darin eingegeben und nicht abgegeben wurde, wird gelöscht.
half-over-link = Öffnen Sie Ihren Link, um weiterzumachen

# The colleague's task list
half-title = Ihr Teil
half-lead = Diese Schritte sind Ihre. Sobald der Test bestanden ist, geben Sie die zwei Werte ab; den Rest erledigt, wer Ihnen den Link geschickt hat.
hand-in-title = Abgeben
hand-in-open = Geben Sie zuerst die zwei Werte ein und lassen Sie sie testen.
hand-in-enter = Eingeben und testen
hand-in-warned = Der Test hat etwas gefunden, das man wissen sollte. Sehen Sie es sich an und machen Sie dort weiter, falls es so bleiben darf.
hand-in-text = Alles funktioniert. Ihre zwei Werte gehen verschlüsselt an den Browser derjenigen Person, die Ihnen den Link geschickt hat, mit dem Ergebnis des Tests. Danach werden sie hier gelöscht, und Ihre Sitzung endet.
hand-in-button = Abgeben
half-alone-title = { $name } ist gerade nicht da
half-alone-title-nobody = Wer Ihnen den Link geschickt hat, ist gerade nicht da
half-alone-text = Ihre Werte lassen sich nur für einen Browser verschlüsseln, in dem der Vorgang gerade offen ist. Bitten Sie darum, dort den Rückkehrlink zu öffnen, und drücken Sie dann noch einmal auf die Schaltfläche. Bis dahin bleiben Ihre Werte hier, für diesen Browser verschlüsselt: zwei Stunden ab Ihrem letzten Klick, längstens bis
half-leave-text = Was Sie eingegeben haben, wird sofort gelöscht, hier und in diesem Browser. Falls Sie es noch nicht abgegeben haben, muss es neu eingegeben werden.

# Handed in
handed-in-title = Ihr Teil ist abgegeben
handed-in-lead = Die zwei Werte sind verschlüsselt angekommen. In Ihrer Sitzung und in diesem Browser ist davon nichts mehr.
handed-in-next = Wer Ihnen den Link geschickt hat, sieht sie ankommen, prüft beide Teile zusammen und schickt das Paket an Gong. Sie müssen nichts weiter tun.
handed-in-again = Ändern sich die Werte in der Admin Console, öffnen Sie denselben Link noch einmal, solange er gilt, und geben Sie die neuen ab: Sie ersetzen diese.
