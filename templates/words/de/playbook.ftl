# Was der Support zu einem Befund tut, über das hinaus, was die Seite sagt: was er fragt, und an wen er sich wendet, wenn
# das nicht hilft. Die Namen folgen aus den Codes.

play-storage-key-malformed-ask = Mit welchen Zeichen beginnt der Wert? Ein Key beginnt meist mit eght_. Sehen Sie Punkte statt Buchstaben?
play-storage-key-malformed-escalate = Niemand sonst ist nötig: Der Wert auf dem Bildschirm ist der richtige, sobald er sichtbar ist und allein kopiert wird.

play-storage-secret-malformed-ask = Sehen Sie Punkte statt Buchstaben? Haben Sie direkt aus der Admin Console kopiert oder aus einer Notiz, in der ein Programm den Wert verändert haben kann?
play-storage-secret-malformed-escalate = Niemand sonst ist nötig: Der Wert auf dem Bildschirm ist der richtige, sobald er sichtbar ist und allein kopiert wird.

play-storage-values-swapped-ask = Welcher der beiden Werte beginnt mit eght_? Das ist der Key.
play-storage-values-swapped-escalate = Niemand sonst ist nötig. Wenn das Secret wirklich mit eght_ beginnt, geht es mit „Sie stimmen so, trotzdem testen“ weiter.

play-storage-token-rejected-ask = Steht die App noch in der Liste unter API Keys? Haben Sie beide Werte aus derselben Zeile kopiert? Hat seitdem jemand eine neue App angelegt?
play-storage-token-rejected-escalate = Ein Admin mit der Berechtigung Application Credentials legt eine neue App an. Wenn auch frische Werte abgelehnt werden: der Support von 8x8.

play-storage-product-missing-ask = Wann wurde Call recordings & Storage ausgewählt: heute, vor einigen Minuten? Wurde es überhaupt angeboten, als Sie danach gesucht haben?
play-storage-product-missing-escalate = Wenn es nicht angeboten wird, fehlt die Rolle Storage Api: Dann hilft der Super Admin. Wenn es vor einer Stunde ausgewählt wurde und noch immer fehlt: der Support von 8x8.

play-storage-products-excessive-ask = Verwendet ein anderes Programm diese App? Wenn nicht: War bei Select all ein Häkchen gesetzt?
play-storage-products-excessive-escalate = Niemand sonst ist nötig. Der Kunde kann so weitermachen; was der Key darf, entscheidet er selbst.

play-storage-role-missing-ask = Sind Sie der Super Admin? Wer hat die Rolle wem zugewiesen, und geschah das, bevor die App angelegt wurde? Hat sich diese Person ab- und wieder angemeldet?
play-storage-role-missing-escalate = Der Super Admin des Kunden. Wenn die Zuweisung in der Liste steht und auch eine neue App abgelehnt wird: der Support von 8x8.

play-storage-regions-none-ask = Können Sie in der Admin Console oder in 8x8 Work Aufzeichnungen anhören? Seit wann hat Ihre Firma 8x8?
play-storage-regions-none-escalate = Der Support von 8x8: Das Konto hat noch keinen Cloud Storage.

play-storage-region-unavailable-ask = Welche Region nennt die Seite? Arbeitet dort jemand aus Ihrer Firma?
play-storage-region-unavailable-escalate = Der Support von 8x8, mit der Region, dem Status und der Uhrzeit. Der Kunde kann weitermachen; Aufzeichnungen dieser Region fehlen vielleicht, bis sie antwortet.

play-storage-recordings-none-ask = Ist die Anrufaufzeichnung für irgendjemanden eingeschaltet? Wurde seitdem ein Anruf aufgezeichnet?
play-storage-recordings-none-escalate = Wer beim Kunden die Anrufaufzeichnung verwaltet. Der Kunde kann weitermachen: Gong sieht Aufzeichnungen, sobald es welche gibt.

play-storage-recordings-contact-center-only-ask = Telefonieren Ihre Leute mit 8x8 Work oder nur im Contact Center?
play-storage-recordings-contact-center-only-escalate = Die Ansprechperson des Kunden bei Gong, bevor etwas zugesagt wird: Gong liest Aufzeichnungen von 8x8 Work.

play-scim-url-not-8x8-ask = Wo haben Sie die Adresse kopiert? Steht sie neben den Wörtern 8x8 URL, im Abschnitt User Provisioning Integration (SCIM)?
play-scim-url-not-8x8-escalate = Niemand sonst ist nötig. Wenn dort keine 8x8 URL steht, ist der Schalter von SCIM nicht an oder kein Anbieter ausgewählt.

play-scim-url-malformed-ask = Wie beginnt die Adresse, und wie endet sie? Haben Sie das Kopiersymbol verwendet?
play-scim-url-malformed-escalate = Niemand sonst ist nötig: Das Kopiersymbol liefert die richtige Adresse.

play-scim-token-malformed-ask = Haben Sie das Kopiersymbol neben 8x8 API Token verwendet?
play-scim-token-malformed-escalate = Niemand sonst ist nötig: Das Kopiersymbol liefert den richtigen Wert.

play-scim-token-rejected-ask = Ist der Schalter von User Provisioning Integration (SCIM) jetzt an? War er aus, seit das Token kopiert wurde, oder war Single Sign-on aus? Kommen URL und Token aus demselben Konto?
play-scim-token-rejected-escalate = Wer das Verzeichnis des Kunden verwaltet, falls eines verwendet wird: Auch das Verzeichnis hat sein Token verloren und stellt keine Benutzer mehr bereit.

play-scim-endpoint-not-found-ask = Ist der Schalter von User Provisioning Integration (SCIM) an, und ist ein Anbieter ausgewählt?
play-scim-endpoint-not-found-escalate = Wer das Verzeichnis des Kunden verwaltet, bevor jemand den Schalter betätigt. Wenn er an ist und die kopierte Adresse nicht gefunden wird: der Support von 8x8.

play-scim-endpoint-not-scim-ask = Haben Sie unverändert eingefügt, was das Kopiersymbol neben 8x8 URL geliefert hat?
play-scim-endpoint-not-scim-escalate = Der Support von 8x8, wenn die kopierte Adresse nicht zu einer Liste von Benutzern führt; und der Betreiber dieses Portals, wenn das bei mehreren Kunden geschieht.

play-scim-users-none-ask = Wurden Ihre Benutzer in der Admin Console von Hand angelegt? Was steht bei Users that can be retrieved by your identity provider?
play-scim-users-none-escalate = Wer das Verzeichnis des Kunden verwaltet, bevor All users ausgewählt wird, falls ein Verzeichnis Benutzer bereitstellt.

play-scim-users-without-email-ask = Sind das Personen oder Räume und Tischtelefone?
play-scim-users-without-email-escalate = Niemand sonst ist nötig. Wer die Benutzer verwaltet, ergänzt die Adressen, oder der Kunde macht so weiter.

play-scim-recording-owners-missing-ask = Wurden manche Benutzer von Hand angelegt? Sind die Inhaber der neuesten Aufzeichnungen nicht mehr in der Firma?
play-scim-recording-owners-missing-escalate = Wer das Verzeichnis des Kunden verwaltet, bevor All users ausgewählt wird, falls ein Verzeichnis Benutzer bereitstellt.

play-accounts-differ-ask = Hat Ihre Firma mehr als ein 8x8-Konto? Waren beide Seiten der Admin Console im selben Konto geöffnet?
play-accounts-differ-escalate = Niemand sonst ist nötig. Wenn es nur ein Konto gibt, macht der Kunde weiter.

play-tests-budget-spent-ask = Was hat sich zwischen den letzten Tests geändert? Welchen Befund haben sie ergeben?
play-tests-budget-spent-escalate = Der Betreiber dieses Portals, wenn ein Kunde mehr Tests braucht, als es erlaubt.

play-eight-by-eight-circuit-open-ask = Funktioniert die Admin Console bei Ihnen zurzeit?
play-eight-by-eight-circuit-open-escalate = Der Betreiber dieses Portals, wenn es länger als eine halbe Stunde dauert, während die Statusseite von 8x8 grün ist.

play-eight-by-eight-unreachable-ask = Was steht bei „8x8 antwortet“? Dort ist genannt, was im Weg war: der Name, die Verbindung oder das Zertifikat.
play-eight-by-eight-unreachable-escalate = Der Betreiber dieses Portals: Der Kunde kann daran nichts ändern.

play-eight-by-eight-timed-out-ask = Funktioniert die Admin Console bei Ihnen zurzeit?
play-eight-by-eight-timed-out-escalate = Der Betreiber dieses Portals, wenn es länger als eine halbe Stunde dauert; der Support von 8x8, wenn es nur diesen Kunden betrifft.

play-eight-by-eight-rate-limited-ask = Verwendet ein anderes Programm bei Ihnen ständig dieselbe App oder dasselbe Token?
play-eight-by-eight-rate-limited-escalate = Der Support von 8x8, wenn es zu viele Anfragen sind, obwohl niemand welche stellt.

play-eight-by-eight-failed-ask = Funktioniert die Admin Console bei Ihnen zurzeit?
play-eight-by-eight-failed-escalate = Der Support von 8x8, mit dem Status und der Uhrzeit.

play-eight-by-eight-unexpected-answer-ask = Was steht bei „8x8 antwortet“? Haben andere Kunden dasselbe?
play-eight-by-eight-unexpected-answer-escalate = Der Betreiber dieses Portals, mit diesem Wortlaut: Ein Proxy dazwischen hat vielleicht geantwortet, oder 8x8 hat etwas geändert.
