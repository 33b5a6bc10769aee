# Links by which a colleague hands in one half.

way-half = To your part
error-one-half-title = This page is not part of yours
error-one-half-text = Your link is for one half of the connection. The rest is done by whoever sent it to you.
