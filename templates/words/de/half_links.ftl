# Links by which a colleague hands in one half.

way-half = Zu Ihrem Teil
error-one-half-title = Diese Seite gehört nicht zu Ihrem Teil
error-one-half-text = Ihr Link ist für eine Hälfte der Verbindung. Den Rest erledigt, wer ihn Ihnen geschickt hat.
