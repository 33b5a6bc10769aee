# Was Tests ergeben haben: Titel, was gefragt wurde, was geantwortet wurde, was zu tun ist. Die Namen folgen aus den Codes.
# Zwischen zwei Sternchen auf beiden Seiten stehen die Beschriftungen der Admin Console. Was nicht gemessen wurde, ist
# "unknown".

# What was cut from the ends of a pasted value.
removed-blanks = Leerzeichen
removed-line-breaks = Zeilenumbrüche
removed-quotes = Anführungszeichen
removed-zero-width = unsichtbare Zeichen
removed-bearer = das Wort Bearer

# Parts of other messages.
finding-part-host = { $host ->
    [unknown] 8x8
   *[other] 8x8 ({ $host })
}
finding-part-not-a-credential = { $why ->
    [empty] Das Feld ist leer.
    [bullets] Es enthält die Punkte, die den Wert auf dem Bildschirm verbergen, nicht den Wert.
    [json] Es enthält eine ganze JSON-Antwort, nicht einen einzelnen Wert.
    [curl] Es enthält einen ganzen curl-Befehl, nicht einen einzelnen Wert.
    [too-long] Der Inhalt ist länger als 8 KiB; so lang ist kein Wert von 8x8.
    [control] Im Inneren steht ein Leerzeichen, ein Zeilenumbruch oder ein unsichtbares Zeichen.
    [non-ascii] Es enthält Zeichen, die in keinem solchen Wert vorkommen, etwa Umlaute oder typografische Zeichen.
   *[other] Es kann kein Wert dieser Art sein.
}
finding-part-not-sent = An 8x8 wurde nichts gesendet.
finding-part-asked = { $asked ->
    [token] Wir haben bei { finding-part-host } mit Key und Secret ein Zugriffstoken angefordert.
    [regions] Wir haben { finding-part-host } gefragt, in welchen Regionen Ihre Aufzeichnungen liegen.
    [recordings] Wir haben { finding-part-host } nach den neuesten Aufzeichnungen in jeder Region gefragt.
    [users] Wir haben { finding-part-host } nach den Benutzern gefragt, die das Token sehen darf.
   *[other] Wir haben Ihre Werte bei { finding-part-host } getestet.
}
finding-part-values-fine = Über Ihre Werte sagt das nichts: Behalten Sie sie.

# Call recordings: what was typed

finding-storage-key-malformed-title = Das kann nicht der Key sein
finding-storage-key-malformed-asked = { finding-part-not-sent }
finding-storage-key-malformed-answered = { finding-part-not-a-credential }
finding-storage-key-malformed-do = Klicken Sie in **API Keys** in der Zeile Ihrer App auf das Auge, damit der Wert lesbar wird. Kopieren Sie dann nur den **Key** und fügen Sie ihn noch einmal ein.

finding-storage-secret-malformed-title = Das kann nicht das Secret sein
finding-storage-secret-malformed-asked = { finding-part-not-sent }
finding-storage-secret-malformed-answered = { finding-part-not-a-credential }
finding-storage-secret-malformed-do = Klicken Sie in **API Keys** in der Zeile Ihrer App auf das Auge, damit der Wert lesbar wird. Kopieren Sie dann nur das **Secret** und fügen Sie es noch einmal ein.

finding-storage-values-swapped-title = Key und Secret scheinen vertauscht zu sein
finding-storage-values-swapped-asked = { finding-part-not-sent }
finding-storage-values-swapped-answered = Der Wert im Feld Secret beginnt mit eght_, wie es meist ein Key tut, und der Wert im Feld Key nicht.
finding-storage-values-swapped-do = Kopieren Sie den **Key** in das Feld Key und das **Secret** in das Feld Secret. Wenn beide so stimmen, testen Sie sie trotzdem.

# Call recordings: what 8x8 said

finding-storage-token-accepted-title = Key und Secret sind gültig
finding-storage-token-accepted-asked = Wir haben bei 8x8 mit Key und Secret ein Zugriffstoken angefordert.
finding-storage-token-accepted-answered = { $minutes ->
    [unknown] 8x8 hat ein Zugriffstoken ausgestellt.
    [one] 8x8 hat ein Zugriffstoken ausgestellt, das eine Minute gilt.
   *[other] 8x8 hat ein Zugriffstoken ausgestellt, das { $minutes } Minuten gilt.
}

finding-storage-token-rejected-title = 8x8 nimmt diesen Key mit diesem Secret nicht an
finding-storage-token-rejected-asked = Wir haben bei 8x8 mit Key und Secret ein Zugriffstoken angefordert.
finding-storage-token-rejected-answered = { $status ->
    [unknown] 8x8 hat abgelehnt. Einer der beiden Werte enthält einen Fehler oder wurde nur zum Teil kopiert, sie gehören zu verschiedenen Apps, oder die App gibt es nicht mehr.
   *[other] 8x8 hat abgelehnt (Status { $status }). Einer der beiden Werte enthält einen Fehler oder wurde nur zum Teil kopiert, sie gehören zu verschiedenen Apps, oder die App gibt es nicht mehr.
}
finding-storage-token-rejected-do = Klicken Sie in **API Keys** in der Zeile Ihrer App auf das Auge, kopieren Sie **Key** und **Secret** noch einmal aus derselben Zeile und fügen Sie beide in ihr Feld ein. Wenn die App nicht mehr aufgeführt ist, legen Sie eine neue an.

finding-storage-product-present-title = Die App darf Anrufaufzeichnungen nutzen
finding-storage-product-present-asked = Wir haben unter den API-Produkten Ihrer App nach dem Produkt storage gesucht.
finding-storage-product-present-answered = { $products ->
    [unknown] Das Produkt ist vorhanden.
   *[other] 8x8 hat diese Produkte genannt: { $products }.
}
finding-storage-product-present-skip-title = Die Produkte der App ließen sich nicht lesen
finding-storage-product-present-skip-asked = Wir haben unter den API-Produkten Ihrer App nach dem Produkt storage gesucht.
finding-storage-product-present-skip-answered = Die Antwort von 8x8 enthielt keine Liste von Produkten. Ob die App Aufzeichnungen lesen darf, zeigen die folgenden Tests.

finding-storage-product-missing-title = Die App darf keine Anrufaufzeichnungen nutzen
finding-storage-product-missing-asked = Wir haben unter den API-Produkten Ihrer App nach dem Produkt storage gesucht.
finding-storage-product-missing-answered = { $count ->
    [unknown] Key und Secret sind gültig, aber das Produkt gehört nicht zu denen der App.
    [0] Key und Secret sind gültig, aber die App hat keine Produkte.
    [one] Key und Secret sind gültig, aber die App hat nur dieses Produkt: { $products }.
   *[other] Key und Secret sind gültig, aber die App hat nur diese Produkte: { $products }.
}
finding-storage-product-missing-do = Öffnen Sie in **API Keys** Ihre App, wählen Sie unter **API Products** den Eintrag **Call recordings & Storage** und dann **Save**. Nach einer solchen Änderung kann es einige Minuten dauern, bis jeder Server von 8x8 davon weiß; testen Sie dann noch einmal mit demselben Key und Secret.

finding-storage-products-excessive-title = Die App darf mehr, als Gong braucht
finding-storage-products-excessive-asked = Wir haben die Liste der API-Produkte Ihrer App gelesen.
finding-storage-products-excessive-answered = { $count ->
    [unknown] Neben storage hat die App weitere Produkte. Wer Key und Secret hat, kann auch diese nutzen.
    [one] Neben storage hat die App ein weiteres Produkt: { $products }. Wer Key und Secret hat, kann auch dieses nutzen.
   *[other] Neben storage hat die App { $count } weitere Produkte: { $products }. Wer Key und Secret hat, kann auch diese nutzen.
}
finding-storage-products-excessive-do = Wenn die App nur für Gong angelegt wurde, öffnen Sie sie in **API Keys**, behalten Sie unter **API Products** nur **Call recordings & Storage** und wählen Sie **Save**. Wenn andere Programme diese App verwenden, lassen Sie sie, wie sie ist, und legen Sie für Gong eine eigene an. Sie können auch so weitermachen.

finding-storage-access-granted-title = Die Rolle für Anrufaufzeichnungen ist vorhanden
finding-storage-access-granted-asked = Wir haben 8x8 nach Ihren Regionen gefragt und in ihnen nach Aufzeichnungen gesucht.
finding-storage-access-granted-answered = 8x8 hat beides erlaubt.

finding-storage-role-missing-title = Die Rolle Storage Api fehlt
finding-storage-role-missing-asked = Wir haben 8x8 nach Ihren Regionen und Aufzeichnungen gefragt.
finding-storage-role-missing-answered = Key und Secret sind gültig, aber 8x8 hat den Zugriff verweigert (Status 403). Die Rolle Storage Api mit dem Scope Storage Admin fehlt, oder sie wurde erst zugewiesen, nachdem die App angelegt war.
finding-storage-role-missing-do = { $assigned_to ->
    [other] Der Super Admin prüft in **Roles & permissions** > **Assignments**, ob der andere Admin die Rolle **Storage Api** mit dem Scope **Storage Admin** hat. Dieser Admin meldet sich dann ab und wieder an. Wurde die App vor der Zuweisung der Rolle angelegt, legt er eine neue App an und kopiert deren Key und Secret.
   *[self] Prüfen Sie in **Roles & permissions** > **Assignments**, ob die Rolle **Storage Api** mit dem Scope **Storage Admin** zugewiesen ist. Melden Sie sich dann ab und wieder an. Wurde die App vor der Zuweisung der Rolle angelegt, legen Sie eine neue App an und kopieren Sie deren Key und Secret. Wenn Sie sich die Rolle nicht selbst zuweisen können, weisen Sie sie einem anderen Admin zu, der dann die App anlegt.
}

finding-storage-regions-found-title = { $count ->
    [unknown] Ihre Speicherregionen sind bekannt
    [one] Ihre Aufzeichnungen liegen in einer Region
   *[other] Ihre Aufzeichnungen liegen in { $count } Regionen
}
finding-storage-regions-found-asked = Wir haben 8x8 gefragt, in welchen Regionen Ihre Aufzeichnungen liegen.
finding-storage-regions-found-answered = { $regions ->
    [unknown] 8x8 hat mindestens eine Region genannt.
   *[other] 8x8 hat { $count ->
        [one] eine
       *[other] { $count }
    } genannt: { $regions }.{ finding-part-more-regions }{ finding-part-odd-regions }
}
finding-part-odd-regions = { $odd ->
    [unknown] {""}
    [one] {" "}Dazu kam ein Name, den keine Region haben kann; dort wird nicht nach Aufzeichnungen gesucht. Warum, weiß der Support von 8x8.
   *[other] {" "}Dazu kamen { $odd } Namen, die keine Region haben kann; dort wird nicht nach Aufzeichnungen gesucht. Warum, weiß der Support von 8x8.
}
finding-part-more-regions = { $read ->
    [unknown] {""}
    [12] { $count ->
        [12] {""}
       *[other] {" "}Nur diese ersten { $read } werden gefragt.
    }
   *[other] {""}
}

finding-storage-regions-none-title = 8x8 hat keinen Speicher für dieses Konto
finding-storage-regions-none-asked = Wir haben 8x8 gefragt, in welchen Regionen Ihre Aufzeichnungen liegen.
finding-storage-regions-none-answered = 8x8 hat die Frage erlaubt und mit einer leeren Liste geantwortet: Für dieses Konto ist kein Speicher eingerichtet.
finding-storage-regions-none-do = Lassen Sie den Support von 8x8 den Cloud Storage für Ihr Konto einrichten und testen Sie dann noch einmal mit demselben Key und Secret.

finding-storage-region-unavailable-title = { $region ->
    [unknown] Eine Region hat nicht geantwortet
   *[other] Die Region { $region } hat nicht geantwortet
}
finding-storage-region-unavailable-asked = Wir haben in jeder Region nach Aufzeichnungen gesucht.
finding-storage-region-unavailable-answered = { $status ->
    [unknown] Von dieser Region kam keine brauchbare Antwort. Andere Regionen haben geantwortet.
    [403] 8x8 hat den Zugriff auf diese Region verweigert (Status 403). Andere Regionen haben geantwortet.
   *[other] Diese Region hat mit Status { $status } geantwortet. Andere Regionen haben geantwortet.
}
finding-storage-region-unavailable-do = Testen Sie in einigen Minuten noch einmal. Wenn es so bleibt, können Sie weitermachen: Gong sieht dann die Aufzeichnungen dieser Region vielleicht nicht. Warum sie nicht antwortet, kann der Support von 8x8 sagen.

finding-storage-recordings-found-title = Anrufaufzeichnungen sind lesbar
finding-storage-recordings-found-asked = Wir haben 8x8 nach den neuesten Anrufaufzeichnungen jeder Region gefragt, höchstens 100 von jeder.
finding-storage-recordings-found-answered = { $count ->
    [unknown] 8x8 hat Anrufaufzeichnungen aufgeführt.
    [one] 8x8 hat eine Anrufaufzeichnung aufgeführt.{ finding-part-newest }{ finding-part-account }
   *[other] 8x8 hat { $measure ->
        [least] mindestens { $count }
       *[other] { $count }
    } Anrufaufzeichnungen aufgeführt.{ finding-part-newest }{ finding-part-account }
}
finding-part-account = { $customer ->
    [unknown] {""}
   *[other] {" "}Als Kundenkennung steht dort { $customer }.
}
finding-part-newest = { $newest ->
    [unknown] {""}
   *[other] {" "}Die neueste entstand am { $newest }.
}

finding-storage-recordings-none-title = Noch keine Anrufaufzeichnungen
finding-storage-recordings-none-asked = Wir haben in jeder Region nach Aufzeichnungen von 8x8 Work und von Contact Center gesucht.
finding-storage-recordings-none-answered = 8x8 hat die Suche erlaubt und nichts gefunden. Die Anrufaufzeichnung wird noch nicht verwendet, oder bisher wurde kein Anruf aufgezeichnet.
finding-storage-recordings-none-do = Wenn Sie Aufzeichnungen erwarten, fragen Sie in Ihrer Firma nach, ob die Anrufaufzeichnung verwendet wird, und testen Sie nach einem aufgezeichneten Anruf noch einmal. Sie können auch weitermachen: Gong sieht Aufzeichnungen, sobald es welche gibt.

finding-storage-recordings-contact-center-only-title = Nur Contact Center hat Aufzeichnungen
finding-storage-recordings-contact-center-only-asked = Wir haben in jeder Region nach Aufzeichnungen von 8x8 Work und von Contact Center gesucht.
finding-storage-recordings-contact-center-only-answered = Es gibt Aufzeichnungen von Contact Center und keine von 8x8 Work.
finding-storage-recordings-contact-center-only-do = Sagen Sie Ihrer Ansprechperson bei Gong, dass Ihre Aufzeichnungen aus dem 8x8 Contact Center stammen, bevor Sie sich darauf verlassen, dass sie gelesen werden. Sie können weitermachen.

# User directory: what was typed

finding-scim-url-accepted-title = Die 8x8 URL hat die richtige Form
finding-scim-url-accepted-asked = Wir haben die URL mit der Form der SCIM-Adressen von 8x8 verglichen.
finding-scim-url-accepted-answered = { $customer ->
    [unknown] Sie ist eine SCIM-Adresse bei { finding-part-host }.
   *[other] Sie ist eine SCIM-Adresse bei { finding-part-host } für die Kundenkennung { $customer }.
}

finding-scim-url-not-8x8-title = Das ist nicht die 8x8 URL
finding-scim-url-not-8x8-asked = { finding-part-not-sent }
finding-scim-url-not-8x8-answered = { $why ->
    [web-page] Das ist die Adresse einer Webseite von 8x8, etwa der Admin Console oder ihrer Anmeldeseite. Programme können damit nichts anfangen.
   *[other] Die Adresse führt nicht zum Benutzerverzeichnis von 8x8.
}
finding-scim-url-not-8x8-do = Verwenden Sie in **Home** > **Identity and Security**, Abschnitt **User Provisioning Integration (SCIM)**, das Kopiersymbol neben **8x8 URL** und fügen Sie ein, was es liefert. In der Adresszeile des Browsers steht dieser Wert nicht.

finding-scim-url-malformed-title = Das kann nicht die 8x8 URL sein
finding-scim-url-malformed-asked = { finding-part-not-sent }
finding-scim-url-malformed-answered = { $why ->
    [empty] Das Feld ist leer.
    [too-long] Der Inhalt ist viel länger als eine Adresse von 8x8.
    [characters] Im Inneren steht ein Leerzeichen, ein Zeilenumbruch oder ein Zeichen, das in keiner Adresse von 8x8 vorkommt.
    [http] Die Adresse beginnt mit http statt mit https, das Token wäre also ungeschützt unterwegs.
    [port] Die Adresse nennt einen Port, den 8x8 nicht verwendet.
    [query] Nach der Adresse geht es mit einem Fragezeichen oder einer Raute weiter.
    [path] Die Adresse führt zu 8x8, aber nicht zu einer SCIM-Adresse: Jene enden auf /udi/customers/, Ihre Kundenkennung und /scim/v2.
    [not-a-url] Das ist keine Adresse, die mit https:// beginnt.
   *[other] Das ist keine SCIM-Adresse von 8x8.
}
finding-scim-url-malformed-do = Verwenden Sie in **Home** > **Identity and Security**, Abschnitt **User Provisioning Integration (SCIM)**, das Kopiersymbol neben **8x8 URL** und fügen Sie unverändert ein, was es liefert.

finding-scim-token-malformed-title = Das kann nicht das 8x8 API Token sein
finding-scim-token-malformed-asked = { finding-part-not-sent }
finding-scim-token-malformed-answered = { finding-part-not-a-credential }
finding-scim-token-malformed-do = Verwenden Sie in **Home** > **Identity and Security** das Kopiersymbol neben **8x8 API Token** und fügen Sie nur das ein, was es liefert.

# User directory: what 8x8 said

finding-scim-token-accepted-title = Das 8x8 API Token ist gültig
finding-scim-token-accepted-asked = Wir haben 8x8 mit diesem Token nach der ersten Seite der Benutzer gefragt.
finding-scim-token-accepted-answered = 8x8 hat mit einer Liste von Benutzern geantwortet.

finding-scim-token-rejected-title = 8x8 nimmt dieses Token nicht an
finding-scim-token-rejected-asked = Wir haben 8x8 mit diesem Token nach der ersten Seite der Benutzer gefragt.
finding-scim-token-rejected-answered = { $status ->
    [unknown] 8x8 hat abgelehnt. Das Token enthält einen Fehler oder wurde nur zum Teil kopiert, gehört zu einem anderen Konto oder wurde ungültig, seit Sie es kopiert haben: Das geschieht, wenn der Schalter von SCIM ausgeht, und sei es nur für einen Augenblick.
   *[other] 8x8 hat abgelehnt (Status { $status }). Das Token enthält einen Fehler oder wurde nur zum Teil kopiert, gehört zu einem anderen Konto oder wurde ungültig, seit Sie es kopiert haben: Das geschieht, wenn der Schalter von SCIM ausgeht, und sei es nur für einen Augenblick.
}
finding-scim-token-rejected-do = { $in_use ->
    [yes] Kopieren Sie in **Home** > **Identity and Security** das **8x8 API Token** noch einmal mit seinem Kopiersymbol. Lassen Sie den Anbieter und den Schalter, wie sie sind: Ihr Verzeichnis hängt davon ab, und Gong kann dasselbe Token verwenden. Gilt das alte Token nicht mehr, hat auch Ihr Verzeichnis es verloren und braucht das neue: Sagen Sie es der Person, die es verwaltet.
   *[other] Kopieren Sie in **Home** > **Identity and Security** das **8x8 API Token** noch einmal mit seinem Kopiersymbol und von derselben Stelle die **8x8 URL**. Lassen Sie den Schalter an: Das Token gilt, solange er an bleibt.
}

finding-scim-endpoint-not-found-title = Unter dieser URL kennt 8x8 kein Benutzerverzeichnis
finding-scim-endpoint-not-found-asked = Wir haben { finding-part-host } nach der ersten Seite der Benutzer gefragt.
finding-scim-endpoint-not-found-answered = { $customer ->
    [unknown] 8x8 hat dort nichts gefunden (Status 404). Die Kundenkennung in der URL enthält einen Fehler, oder die Integration ist nicht eingeschaltet.
   *[other] 8x8 hat dort nichts gefunden (Status 404). Die Kundenkennung { $customer } in der URL enthält einen Fehler, oder die Integration ist nicht eingeschaltet.
}
finding-scim-endpoint-not-found-do = { $in_use ->
    [yes] Kopieren Sie in **Home** > **Identity and Security** die **8x8 URL** noch einmal mit ihrem Kopiersymbol. Lassen Sie den ausgewählten Anbieter, wie er ist. Wenn **User Provisioning Integration (SCIM)** dort nicht eingeschaltet ist, sprechen Sie mit den Zuständigen für Ihr Verzeichnis, bevor Sie es einschalten: Dann werden zurzeit keine Benutzer bereitgestellt.
   *[other] Sehen Sie in **Home** > **Identity and Security** nach, ob **User Provisioning Integration (SCIM)** eingeschaltet ist. Kopieren Sie dann die **8x8 URL** noch einmal mit ihrem Kopiersymbol und, wenn Sie gerade erst eingeschaltet haben, auch das **8x8 API Token**.
}

finding-scim-endpoint-not-scim-title = Diese URL führt nicht zum Benutzerverzeichnis
finding-scim-endpoint-not-scim-asked = Wir haben { finding-part-host } nach der ersten Seite der Benutzer gefragt.
finding-scim-endpoint-not-scim-answered = { $why ->
    [html] Zurück kam eine Webseite, keine Liste von Benutzern.
    [empty-answer] Die Antwort war leer.
    [not-json] Die Antwort ließ sich nicht als Daten lesen.
   *[other] Die Antwort war keine Liste von Benutzern.
}
finding-scim-endpoint-not-scim-do = Verwenden Sie in **Home** > **Identity and Security** das Kopiersymbol neben **8x8 URL** und fügen Sie unverändert ein, was es liefert.

finding-scim-users-visible-title = { $all ->
    [no] { $read ->
        [one] Ein Benutzer wurde gelesen
       *[other] { $read } Benutzer wurden gelesen
    }
   *[other] { $count ->
        [unknown] Benutzer sind sichtbar
        [one] Ein Benutzer ist sichtbar
       *[other] { $count } Benutzer sind sichtbar
    }
}
finding-scim-users-visible-asked = Wir haben 8x8 Seite für Seite nach den Benutzern gefragt, die das Token sehen darf.
finding-scim-users-visible-answered = { $read ->
    [unknown] 8x8 hat Benutzer aufgeführt.
    [one] Wir haben einen Benutzer gelesen.{ finding-part-users-said }{ finding-part-users-mail }
   *[other] Wir haben { $read } Benutzer gelesen.{ finding-part-users-said }{ finding-part-users-mail }
}
finding-part-users-said = { $all ->
    [no] {" "}Laut 8x8 sind es { $count }.
   *[other] {""}
}
finding-part-users-mail = { $missing ->
    [unknown] {""}
    [0] {" "}{ $all ->
        [yes] Alle haben
       *[other] Alle, die wir gelesen haben, haben
    } eine brauchbare E‑Mail-Adresse.
    [one] {" "}{ $all ->
        [yes] Einer hat
       *[other] Einer von denen, die wir gelesen haben, hat
    } keine brauchbare E‑Mail-Adresse.
   *[other] {" "}{ $missing }{ $all ->
        [yes] {""}
       *[other] {" "}von denen, die wir gelesen haben,
    } haben keine brauchbare E‑Mail-Adresse.
}

finding-scim-users-none-title = Es sind keine Benutzer sichtbar
finding-scim-users-none-asked = Wir haben 8x8 nach den Benutzern gefragt, die das Token sehen darf.
finding-scim-users-none-answered = Das Token ist gültig, aber 8x8 zeigt niemanden. Sichtbar sind nur Benutzer, die der Identitätsanbieter angelegt hat, und davon gibt es keine.
finding-scim-users-none-do = { $in_use ->
    [yes] Ihr Verzeichnis stellt Benutzer bereit. Sprechen Sie deshalb zuerst mit den Zuständigen: **All users** zeigt Gong alle Benutzer, und laut 8x8 kann Ihr Verzeichnis damit auch Profile übernehmen, deren Anmeldenamen übereinstimmen. Wenn das in Ordnung ist, wählen Sie **All users** unter **Advanced settings** > **Users that can be retrieved by your identity provider** und dann **Save**. Behalten Sie den ausgewählten Anbieter bei.
    [unknown] Wählen Sie unter **Advanced settings** > **Users that can be retrieved by your identity provider** den Eintrag **All users** und dann **Save**. Wenn ein Verzeichnis wie Azure AD oder Okta Ihre Benutzer bereitstellt, sprechen Sie zuerst mit den Zuständigen: Laut 8x8 kann das Verzeichnis damit auch Profile übernehmen, deren Anmeldenamen übereinstimmen.
   *[no] Wählen Sie unter **Advanced settings** > **Users that can be retrieved by your identity provider** den Eintrag **All users** und dann **Save**. Testen Sie danach noch einmal mit derselben URL und demselben Token.
}

finding-scim-users-without-email-title = { $count ->
    [unknown] Manche Benutzer haben keine E‑Mail-Adresse
    [one] Ein Benutzer hat keine E‑Mail-Adresse
   *[other] { $count } Benutzer haben keine E‑Mail-Adresse
}
finding-scim-users-without-email-asked = { $read ->
    [unknown] Wir haben bei jedem sichtbaren Benutzer nach einer brauchbaren E‑Mail-Adresse gesucht.
    [one] Wir haben bei dem einen sichtbaren Benutzer nach einer brauchbaren E‑Mail-Adresse gesucht.
   *[other] Wir haben bei jedem der { $read } Benutzer, die wir gelesen haben, nach einer brauchbaren E‑Mail-Adresse gesucht.
}
finding-scim-users-without-email-answered = { $count ->
    [unknown] Manche Benutzer haben keine oder nur den Platzhalter noreply@8x8.com. Gong ordnet Anrufe anhand der E‑Mail-Adresse zu und wird diesen niemanden zuordnen.
    [one] Ein Benutzer hat keine oder nur den Platzhalter noreply@8x8.com. Gong ordnet Anrufe anhand der E‑Mail-Adresse zu und wird diesem niemanden zuordnen.
   *[other] { $count } Benutzer haben keine oder nur den Platzhalter noreply@8x8.com. Gong ordnet Anrufe anhand der E‑Mail-Adresse zu und wird diesen niemanden zuordnen.
}
finding-scim-users-without-email-do = { $in_use ->
    [yes] Wenn Gong diese Benutzer kennen soll, lassen Sie die Zuständigen für Ihr Verzeichnis dort die E‑Mail-Adressen ergänzen. Räume, Tischtelefone und Ähnliches brauchen keine. Sie können weitermachen.
   *[other] Wenn Gong diese Benutzer kennen soll, ergänzen Sie deren E‑Mail-Adressen in **Home** > **Users**. Räume, Tischtelefone und Ähnliches brauchen keine. Sie können weitermachen.
}

# Both halves together

finding-accounts-same-title = Aufzeichnungen und Benutzer gehören zum selben Konto
finding-accounts-same-asked = Wir haben die Kundenkennung der neuesten Aufzeichnungen mit der in der 8x8 URL verglichen.
finding-accounts-same-answered = { $customer ->
    [unknown] Beide sind gleich.
   *[other] Beide lauten { $customer }.
}

finding-accounts-differ-title = Aufzeichnungen und Benutzer gehören vielleicht zu verschiedenen Konten
finding-accounts-differ-asked = Wir haben die Kundenkennung der neuesten Aufzeichnungen mit der in der 8x8 URL verglichen.
finding-accounts-differ-answered = { $storage_customer ->
    [unknown] Die beiden Kennungen unterscheiden sich. Dass sie gleich sein müssen, ist bei 8x8 nicht dokumentiert.
   *[other] Die Aufzeichnungen nennen { $storage_customer }, die 8x8 URL nennt { $scim_customer }. Dass beide gleich sein müssen, ist bei 8x8 nicht dokumentiert.
}
finding-accounts-differ-do = Wenn Ihre Firma mehr als ein 8x8-Konto hat, prüfen Sie, ob **API Keys** und **Identity and Security** im selben Konto geöffnet waren, und kopieren Sie noch einmal, was aus dem anderen kam. Wenn es nur ein Konto gibt, können Sie weitermachen.

finding-scim-recording-owners-visible-title = Die Inhaber der Aufzeichnungen sind sichtbar
finding-scim-recording-owners-visible-asked = Wir haben unter den sichtbaren Benutzern nach den Inhabern der neuesten Aufzeichnungen gesucht.
finding-scim-recording-owners-visible-answered = { $owners ->
    [unknown] Alle sind dabei.
    [one] Der eine Inhaber ist dabei.
   *[other] Alle { $owners } Inhaber sind dabei.
}
finding-scim-recording-owners-visible-skip-title = Die Inhaber der Aufzeichnungen ließen sich nicht vergleichen
finding-scim-recording-owners-visible-skip-asked = Wir wollten unter den sichtbaren Benutzern nach den Inhabern der neuesten Aufzeichnungen suchen.
finding-scim-recording-owners-visible-skip-answered = { $why ->
    [no-owners] Keine Aufzeichnung nennt die E‑Mail-Adresse ihres Inhabers.
    [users-unread] Nicht alle Benutzer ließen sich lesen, und nicht alle Inhaber sind unter den gelesenen.
   *[other] Für den Vergleich müssen beide Hälften ohne Fehler getestet sein.
}

finding-scim-recording-owners-missing-title = { $missing ->
    [unknown] Manche Inhaber von Aufzeichnungen sind nicht sichtbar
    [one] Ein Inhaber von Aufzeichnungen ist nicht sichtbar
   *[other] { $missing } Inhaber von Aufzeichnungen sind nicht sichtbar
}
finding-scim-recording-owners-missing-asked = Wir haben unter den sichtbaren Benutzern nach den Inhabern der neuesten Aufzeichnungen gesucht.
finding-scim-recording-owners-missing-answered = { $owners ->
    [unknown] Manche sind nicht dabei. Gong könnte deren Aufzeichnungen niemandem zuordnen.
    [one] Der einzige Inhaber ist nicht dabei. Dessen Aufzeichnungen könnte Gong niemandem zuordnen.
   *[other] Inhaber: { $owners }. Unter den Benutzern: { $found }. Nicht darunter: { $missing }; deren Aufzeichnungen könnte Gong niemandem zuordnen.
}
finding-scim-recording-owners-missing-do = { $in_use ->
    [yes] Vermutlich sind nur die Benutzer sichtbar, die Ihr Verzeichnis angelegt hat{ $manual ->
        [yes] , während andere von Hand angelegt wurden
       *[other] {""}
    }. **All users** würde auch die übrigen zeigen, aber laut 8x8 kann Ihr Verzeichnis damit auch Profile übernehmen, deren Anmeldenamen übereinstimmen: Sprechen Sie zuerst mit den Zuständigen. Wenn das in Ordnung ist, wählen Sie **All users** unter **Advanced settings** > **Users that can be retrieved by your identity provider** und dann **Save**. Behalten Sie den ausgewählten Anbieter bei. Sie können auch so weitermachen.
    [unknown] Sehen Sie unter **Advanced settings** > **Users that can be retrieved by your identity provider** nach, ob **All users** ausgewählt ist, und wählen Sie **Save**. Wenn ein Verzeichnis Ihre Benutzer bereitstellt, sprechen Sie zuerst mit den Zuständigen: Laut 8x8 kann das Verzeichnis damit auch Profile übernehmen, deren Anmeldenamen übereinstimmen. Für Inhaber, die nicht mehr in der Firma sind, ist nichts zu tun. Sie können weitermachen.
   *[no] Sehen Sie unter **Advanced settings** > **Users that can be retrieved by your identity provider** nach, ob **All users** ausgewählt ist, und wählen Sie **Save**. Für Inhaber, die nicht mehr in der Firma sind, ist nichts zu tun. Sie können weitermachen.
}

# The portal and 8x8 themselves

finding-tests-budget-spent-title = Vorerst zu viele Tests
finding-tests-budget-spent-asked = { finding-part-not-sent }
finding-tests-budget-spent-answered = { $why ->
    [failures] Mehrere Tests hintereinander sind gescheitert. Dieses Portal wartet deshalb vor jedem weiteren länger, damit 8x8 Ihr Konto nicht sperrt.{ finding-part-next-test }
   *[other] Dieses Portal begrenzt, wie oft Werte getestet werden, damit 8x8 Ihr Konto nicht sperrt.{ finding-part-next-test }
}
finding-part-next-test = { $retry_at ->
    [unknown] {""}
   *[other] {" "}Der nächste Test ist ab { $retry_at } möglich.
}
finding-tests-budget-spent-do = Warten Sie, und testen Sie dann noch einmal. Was Sie vorher eingegeben haben, geht nicht verloren, solange diese Sitzung dauert.

finding-eight-by-eight-circuit-open-title = 8x8 antwortet zurzeit nicht
finding-eight-by-eight-circuit-open-asked = { finding-part-not-sent }
finding-eight-by-eight-circuit-open-answered = { finding-part-host } hat hier seit einer Weile niemandem geantwortet. { finding-part-values-fine }
finding-eight-by-eight-circuit-open-do = Warten Sie einige Minuten und testen Sie noch einmal.

finding-eight-by-eight-unreachable-title = 8x8 war nicht zu erreichen
finding-eight-by-eight-unreachable-asked = { finding-part-asked }
finding-eight-by-eight-unreachable-answered = { $why ->
    [dns] Der Name war im Namensverzeichnis des Netzes (DNS) nicht zu finden. { finding-part-values-fine }
    [address] Der Name führt zu einer Adresse in einem privaten Netz, deshalb wurde nichts gesendet. { finding-part-values-fine }
    [refused] Niemand hat die Verbindung angenommen. { finding-part-values-fine }
    [tls-expired] Das für { finding-part-host } vorgezeigte Zertifikat ist abgelaufen, deshalb wurde nichts gesendet. { finding-part-values-fine }
    [tls-name] Das für { finding-part-host } vorgezeigte Zertifikat gehört zu einem anderen Namen, deshalb wurde nichts gesendet. { finding-part-values-fine }
    [tls-untrusted] Niemand, dem dieses Portal vertraut, bürgt für das Zertifikat, das für { finding-part-host } vorgezeigt wurde. Deshalb wurde nichts gesendet. { finding-part-values-fine }
    [tls] Es kam keine geschützte Verbindung (TLS) zustande, deshalb wurde nichts gesendet. { finding-part-values-fine }
    [broken] Die Verbindung brach ab, bevor eine Antwort kam. { finding-part-values-fine }
    [cut] Die Verbindung brach mitten in der Antwort ab. { finding-part-values-fine }
   *[other] Es kam keine Verbindung zustande. { finding-part-values-fine }
}
finding-eight-by-eight-unreachable-do = { $why ->
    [address] Sagen Sie es dem Betreiber dieses Portals: Sein Netz löst den Namen von 8x8 in eine private Adresse auf.
    [tls-expired] Sagen Sie es dem Betreiber dieses Portals: Entweder geht seine Uhr falsch, oder das Zertifikat von 8x8 ist abgelaufen.
    [tls-name] Sagen Sie es dem Betreiber dieses Portals: Zwischen dem Portal und 8x8 antwortet etwas an dessen Stelle.
    [tls-untrusted] Sagen Sie es dem Betreiber dieses Portals: Zwischen dem Portal und 8x8 liest vielleicht etwas mit, oder die Liste der Zertifizierungsstellen des Portals ist veraltet.
    [tls] Sagen Sie es dem Betreiber dieses Portals: Etwas zwischen dem Portal und 8x8 spricht TLS nicht so, wie es sollte.
   *[other] Testen Sie in einigen Minuten noch einmal. Wenn es so bleibt, sagen Sie es dem Betreiber dieses Portals.
}

finding-eight-by-eight-timed-out-title = 8x8 hat zu lange für die Antwort gebraucht
finding-eight-by-eight-timed-out-asked = { finding-part-asked }
finding-eight-by-eight-timed-out-answered = { $why ->
    [test] Der ganze Test dauerte länger, als er darf. Was bis dahin gefunden wurde, ist aufgeführt. { finding-part-values-fine }
   *[other] Es kam keine vollständige Antwort rechtzeitig an. { finding-part-values-fine }
}
finding-eight-by-eight-timed-out-do = Testen Sie in einigen Minuten noch einmal.

finding-eight-by-eight-rate-limited-title = 8x8 lässt uns warten
finding-eight-by-eight-rate-limited-asked = { finding-part-asked }
finding-eight-by-eight-rate-limited-answered = 8x8 hat geantwortet, dass es zu viele Anfragen waren (Status 429). { finding-part-values-fine }
finding-eight-by-eight-rate-limited-do = { $retry_at ->
    [unknown] Warten Sie einige Minuten, und testen Sie dann noch einmal.
   *[other] Warten Sie bis { $retry_at }, und testen Sie dann noch einmal.
}

finding-eight-by-eight-failed-title = Bei 8x8 selbst ist ein Fehler aufgetreten
finding-eight-by-eight-failed-asked = { finding-part-asked }
finding-eight-by-eight-failed-answered = { $status ->
    [unknown] 8x8 hat einen Fehler auf seiner Seite gemeldet. { finding-part-values-fine }
   *[other] 8x8 hat einen Fehler auf seiner Seite gemeldet (Status { $status }). { finding-part-values-fine }
}
finding-eight-by-eight-failed-do = Testen Sie in einigen Minuten noch einmal. Wenn es so bleibt, kann der Support von 8x8 helfen; nennen Sie den Status und die Uhrzeit.

finding-eight-by-eight-unexpected-answer-title = 8x8 hat anders geantwortet, als wir es kennen
finding-eight-by-eight-unexpected-answer-asked = { finding-part-asked }
finding-eight-by-eight-unexpected-answer-answered = { $why ->
    [redirect] Die Antwort verwies auf eine andere Adresse (Status { $status }), der wir mit Ihren Werten nicht folgen. { finding-part-values-fine }
    [html] Statt Daten kam eine Webseite zurück. { finding-part-values-fine }
    [not-json] Die Antwort ließ sich nicht als Daten lesen. { finding-part-values-fine }
    [not-http] Die Antwort war nicht die eines Webdienstes. { finding-part-values-fine }
    [long-head] Der Kopf der Antwort war länger als zu erwarten und wurde nicht verwendet. { finding-part-values-fine }
    [empty-answer] Die Antwort war leer. { finding-part-values-fine }
    [wrong-shape] Die Antwort enthielt Daten in einer anderen Form, als 8x8 sie dokumentiert. { finding-part-values-fine }
    [too-large] Die Antwort war länger als zu erwarten und wurde nicht zu Ende gelesen. { finding-part-values-fine }
    [status] { $status ->
        [401] 8x8 hat das Zugriffstoken nicht angenommen, das es einen Augenblick zuvor ausgestellt hatte (Status 401). { finding-part-values-fine }
       *[other] Die Antwort hatte den Status { $status }, den 8x8 für diese Anfrage nicht dokumentiert. { finding-part-values-fine }
    }
   *[other] Die Antwort hatte keine bekannte Bedeutung. { finding-part-values-fine }
}
finding-eight-by-eight-unexpected-answer-do = { $status ->
    [401] Warten Sie einige Minuten, und testen Sie dann noch einmal mit demselben Key und Secret: Nach einer Änderung kann es so lange dauern, bis jeder Server von 8x8 davon weiß. Wenn es so bleibt, kann der Support von 8x8 helfen.
   *[other] { finding-part-unexpected-do }
}
finding-part-unexpected-do = Testen Sie in einigen Minuten noch einmal. Wenn es so bleibt, berichten Sie dem Betreiber dieses Portals, was hier steht: Ein Proxy dazwischen hat vielleicht geantwortet, oder 8x8 hat etwas geändert.
