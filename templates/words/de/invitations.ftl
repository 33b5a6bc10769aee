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
