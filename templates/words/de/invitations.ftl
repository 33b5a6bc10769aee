# Invitations: the desk's side and the customer's.

# The customer's side.
invitation-title = Eine Einladung, Gong anzubinden
invitation-heading = Sie sind eingeladen, Gong an Ihr 8x8-Konto anzubinden
invitation-for = Einladung für
invitation-from = Von
invitation-lead = Gong erhält Zugriff auf die Anrufaufzeichnungen und die Liste der Benutzer Ihres 8x8-Kontos. Dieses Portal führt Sie durch die Admin Console, testet, was Sie eingeben, und versiegelt es allein für Gong.
invitation-text = Bevor Sie auf die Schaltfläche drücken, geschieht nichts. Danach sagen Sie, wer Sie sind, und die Schritte beginnen; Sie können jederzeit aufhören und später weitermachen.
invitation-begun-text = Jemand hat schon angefangen. Von dort geht es weiter; Zugangsdaten, die in einem anderen Browser eingegeben wurden, bleiben dort und werden hier noch einmal abgefragt.
invitation-not-you = Wenn das nicht Ihre Firma ist, schließen Sie diese Seite und sagen Sie es der Person, die Ihnen den Link geschickt hat.
invitation-button = Beginnen
invitation-guide = Vorher das ganze Verfahren lesen
invitation-over-title = Diese Einladung gilt nicht mehr
invitation-over-completed = Ihr Paket ist erzeugt, der Link hat also seinen Zweck erfüllt. Ihr Rückkehrlink öffnet den Vorgang weiterhin.
invitation-over-expired = Ihre Zeit ist abgelaufen. Fragen Sie den Support nach einem neuen Link; was schon getan ist, bleibt erhalten.
invitation-over-expired-nobody = Ihre Zeit ist abgelaufen. Fragen Sie die Person, die Ihnen den Link geschickt hat, nach einem neuen; was schon getan ist, bleibt erhalten.
invitation-over-revoked = Sie wurde von denen zurückgezogen, die sie geschickt haben. Fragen Sie den Support nach einer neuen, wenn Sie sie noch brauchen.
invitation-over-revoked-nobody = Sie wurde von denen zurückgezogen, die sie geschickt haben. Fragen Sie dort nach einer neuen, wenn Sie sie noch brauchen.
invitation-over-deleted = Der Vorgang, zu dem sie führte, wurde gelöscht. Fragen Sie den Support nach einem neuen Link, um neu zu beginnen.
invitation-over-deleted-nobody = Der Vorgang, zu dem sie führte, wurde gelöscht. Fragen Sie die Person, die Ihnen den Link geschickt hat, nach einem neuen, um neu zu beginnen.

# The desk's side.
invitations-title = Einladungen
invitations-none = Es ist noch niemand eingeladen.
invitations-newest = Zu den neuesten
invitations-older = Ältere
way-invitations = Zur Liste der Einladungen
error-not-yours-title = Diese Einladung gehört jemand anderem
error-not-yours-text = Wer eine Einladung angelegt hat, kann sie ändern, und die Leitung auch.
invitation-state = Stand
invitation-state-unopened = noch nicht geöffnet
invitation-state-opened = geöffnet, nicht begonnen
invitation-state-started = begonnen
invitation-state-completed = abgeschlossen
invitation-state-expired = abgelaufen
invitation-state-revoked = zurückgezogen
invitation-state-deleted = ihr Vorgang wurde gelöscht
invitation-blank = (gelöscht)
invitation-one-title = Einladung
invitation-new-title = Eine Firma einladen
invitation-company = Firma
invitation-contact-name = Name der Kontaktperson
invitation-contact-email = E‑Mail-Adresse der Kontaktperson
invitation-language = Sprache der Kontaktperson
invitation-days = Tage, bis sie abläuft
invitation-days-hint = Von 1 bis 30, von jetzt an gezählt.
invitation-days-wrong = Geben Sie eine Anzahl von 1 bis 30 Tagen ein
invitation-group = Wer die Pakete öffnet
invitation-group-hint = Die Gruppe von Empfängern, für die die Pakete dieser Firma versiegelt werden.
invitation-group-none = die ohne Gruppe
invitation-group-unknown = Wählen Sie eine der Gruppen
invitation-language-unknown = Wählen Sie eine der Sprachen
invitation-note = Notiz
invitation-note-hint = Nur für den Supportplatz; sie steht in keiner E‑Mail. Höchstens 1000 Zeichen; das Feld darf leer bleiben.
invitation-line-empty = { $field }: hier ist nichts eingegeben
invitation-line-too-long = { $field }: geben Sie höchstens 200 Zeichen ein
invitation-line-unreadable = { $field }: geben Sie es noch einmal ein, es enthält Zeichen, die sich nicht lesen lassen
invitation-line-credential = { $field }: das sieht nach Zugangsdaten aus und wurde deshalb nicht behalten; es wird nicht noch einmal gezeigt
invitation-line-not-an-address = { $field }: geben Sie sie in der Form name@example.com ein
invitation-make-button = Link erzeugen
invitation-by = Angelegt von
invitation-until = Gültig bis
invitation-revoked-at = Zurückgezogen
invitation-completed-at = Paket erzeugt
invitation-opens = Geöffnet
invitation-starts = Begonnen
invitation-opens-hint = Geöffnet zählt, wie oft die Seite des Links angesehen wurde, auch von Mailscannern. Begonnen zählt, wie oft ihre Schaltfläche eine Sitzung begonnen hat.
invitation-case = Code des Vorgangs
invitation-link-title = Der Link ist fertig
invitation-once-title = Er ist hier zehn Minuten lang zu sehen
invitation-once-text = Nur in diesem Browser: Das Portal behält keine Kopie davon. Wenn er verloren geht, erzeugen Sie auf der Seite der Einladung einen neuen; dieser gilt dann nicht mehr. Wer den Link hat, kann im Namen der Firma beginnen; schicken Sie ihn deshalb nur an die Kontaktperson.
invitation-mail-heading = Eine E‑Mail an die Kontaktperson
invitation-mail-hint = Dieses Portal versendet keine E‑Mails. Kopieren Sie den Text, oder öffnen Sie ihn in Ihrem Mailprogramm.
invitation-mail-button = Im Mailprogramm öffnen
invitation-mail-subject = Gong an Ihr 8x8-Konto anbinden
invitation-mail-text = Guten Tag { $contact },

    mit diesem Link binden Sie Gong an das 8x8-Konto Ihrer Firma an:

    { $link }

    Das Portal führt Sie Schritt für Schritt durch die 8x8 Admin Console, testet, was Sie eingeben, und versiegelt es für Gong. Tun muss es ein Super Admin Ihrer Firma, in zwei Teilen von je etwa zehn Minuten; Sie können jederzeit aufhören und später weitermachen.

    Der Link gilt bis { $until } und ist nur für Sie bestimmt. Schicken Sie Zugangsdaten niemals per E‑Mail.

    { $sender }
invitation-renew-heading = Einen neuen Link erzeugen
invitation-renew-text = Für einen Link, der verloren ging oder an die Falschen geriet. Der alte öffnet von da an nichts mehr; begonnene Sitzungen gehen weiter.
invitation-renew-button = Neuen Link erzeugen
invitation-extend-heading = Mehr Zeit geben
invitation-extend-button = Verlängern
invitation-revoke-heading = Zurückziehen
invitation-revoke-text = Der Link öffnet dann endgültig nichts mehr. Sitzungen des Vorgangs enden sofort, ihre Zugangsdaten werden gelöscht, und auch die Rückkehrlinks zum Vorgang schließen sich. Ein erzeugtes Paket bleibt beim Vorgang.
invitation-revoke-button = Einladung zurückziehen
invitation-rehearsal = Das ist ein Probelauf
invitation-rehearsal-hint = Der Vorgang wird gegen ein simuliertes 8x8 getestet, steht in der Liste für sich, und sein Paket öffnet niemand.
