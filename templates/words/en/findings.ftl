# What tests found: title, what was asked, what was answered, what to do. Ids derive from the codes.
# Between two asterisks on each side stand Admin Console’s own labels. A fact that was not measured is "unknown".

# What was cut from the ends of a pasted value.
removed-blanks = blanks
removed-line-breaks = line breaks
removed-quotes = quotation marks
removed-zero-width = invisible characters
removed-bearer = the word Bearer

# Parts of other messages.
finding-part-host = { $host ->
    [unknown] 8x8
   *[other] 8x8 ({ $host })
}
finding-part-not-a-credential = { $why ->
    [empty] The field is empty.
    [bullets] It holds the dots that hide the value on screen, not the value.
    [json] It holds a whole JSON answer, not a single value.
    [curl] It holds a whole curl command, not a single value.
    [too-long] It is longer than 8 KiB; no value of 8x8 is.
    [control] There is a blank, a line break or an invisible character inside it.
    [non-ascii] It contains characters that no such value has, such as accented letters or typographic signs.
   *[other] It cannot be a value of this kind.
}
finding-part-not-sent = Nothing was sent to 8x8.
finding-part-asked = { $asked ->
    [token] We asked { finding-part-host } for an access token with Key and Secret.
    [regions] We asked { finding-part-host } in which regions your recordings are stored.
    [recordings] We asked { finding-part-host } for the newest recordings in every region.
    [users] We asked { finding-part-host } for the users that the token may see.
   *[other] We tested your values with { finding-part-host }.
}
finding-part-values-fine = This says nothing about your values: keep them.

# Call recordings: what was typed

finding-storage-key-malformed-title = This cannot be the Key
finding-storage-key-malformed-asked = { finding-part-not-sent }
finding-storage-key-malformed-answered = { finding-part-not-a-credential }
finding-storage-key-malformed-do = In **API Keys**, click the eye in the row of your app so that the value is readable, then copy the **Key** alone and paste it again.

finding-storage-secret-malformed-title = This cannot be the Secret
finding-storage-secret-malformed-asked = { finding-part-not-sent }
finding-storage-secret-malformed-answered = { finding-part-not-a-credential }
finding-storage-secret-malformed-do = In **API Keys**, click the eye in the row of your app so that the value is readable, then copy the **Secret** alone and paste it again.

finding-storage-values-swapped-title = Key and Secret seem to be swapped
finding-storage-values-swapped-asked = { finding-part-not-sent }
finding-storage-values-swapped-answered = The value in the Secret field begins with eght_, as Keys usually do, and the value in the Key field does not.
finding-storage-values-swapped-do = Copy the **Key** into the Key field and the **Secret** into the Secret field. If they are right as they stand, test them anyway.

# Call recordings: what 8x8 said

finding-storage-token-accepted-title = Key and Secret are valid
finding-storage-token-accepted-asked = We asked 8x8 for an access token with Key and Secret.
finding-storage-token-accepted-answered = { $minutes ->
    [unknown] 8x8 gave an access token.
    [one] 8x8 gave an access token that is valid for one minute.
   *[other] 8x8 gave an access token that is valid for { $minutes } minutes.
}

finding-storage-token-rejected-title = 8x8 does not accept this Key and Secret
finding-storage-token-rejected-asked = We asked 8x8 for an access token with Key and Secret.
finding-storage-token-rejected-answered = { $status ->
    [unknown] 8x8 refused. One of the two values is mistyped or was copied only in part, they belong to different apps, or the app no longer exists.
   *[other] 8x8 refused (status { $status }). One of the two values is mistyped or was copied only in part, they belong to different apps, or the app no longer exists.
}
finding-storage-token-rejected-do = In **API Keys**, click the eye in the row of your app, copy **Key** and **Secret** again from the same row, and paste each into its field. If the app is not listed any more, create a new one.

finding-storage-product-present-title = The app may use call recordings
finding-storage-product-present-asked = We looked for the product storage among the API products of your app.
finding-storage-product-present-answered = { $products ->
    [unknown] The product is there.
   *[other] 8x8 named these products: { $products }.
}
finding-storage-product-present-skip-title = The app’s products could not be read
finding-storage-product-present-skip-asked = We looked for the product storage among the API products of your app.
finding-storage-product-present-skip-answered = The answer of 8x8 held no list of products. Whether the app may read recordings is shown by the tests that follow.

finding-storage-product-missing-title = The app may not use call recordings
finding-storage-product-missing-asked = We looked for the product storage among the API products of your app.
finding-storage-product-missing-answered = { $count ->
    [unknown] Key and Secret are valid, but the product is not among those of the app.
    [0] Key and Secret are valid, but the app has no products.
    [one] Key and Secret are valid, but the app has only this product: { $products }.
   *[other] Key and Secret are valid, but the app has only these products: { $products }.
}
finding-storage-product-missing-do = In **API Keys**, open your app, choose **Call recordings & Storage** under **API Products**, and **Save**. After such a change it can take a few minutes until every server of 8x8 knows; then test again with the same Key and Secret.

finding-storage-products-excessive-title = The app may do more than Gong needs
finding-storage-products-excessive-asked = We read the list of the app’s API products.
finding-storage-products-excessive-answered = { $count ->
    [unknown] Besides storage, the app has other products. Whoever holds Key and Secret can use those as well.
    [one] Besides storage, the app has one other product: { $products }. Whoever holds Key and Secret can use it as well.
   *[other] Besides storage, the app has { $count } other products: { $products }. Whoever holds Key and Secret can use those as well.
}
finding-storage-products-excessive-do = If the app was made for Gong alone, open it in **API Keys**, keep only **Call recordings & Storage** under **API Products**, and **Save**. If other programs use this app, leave it as it is and create an app of its own for Gong. You may also continue as it is.

finding-storage-access-granted-title = The role for call recordings is in place
finding-storage-access-granted-asked = We asked 8x8 for your regions and searched them for recordings.
finding-storage-access-granted-answered = 8x8 allowed both.

finding-storage-role-missing-title = The Storage Api role is missing
finding-storage-role-missing-asked = We asked 8x8 for your regions and recordings.
finding-storage-role-missing-answered = Key and Secret are valid, but 8x8 denied access (status 403). The role Storage Api with the scope Storage Admin is missing, or it was assigned after the app was created.
finding-storage-role-missing-do = { $assigned_to ->
    [other] In **Roles & permissions** > **Assignments**, the Super Admin checks that the other admin has the role **Storage Api** with the scope **Storage Admin**. That admin then logs out and in again and, if the app was created before the role was assigned, creates a new app and copies its Key and Secret.
   *[self] In **Roles & permissions** > **Assignments**, check that the role **Storage Api** with the scope **Storage Admin** is assigned, then log out and in again. If the app was created before the role was assigned, create a new app and copy its Key and Secret. If you cannot assign the role to yourself, assign it to another admin, who then creates the app.
}

finding-storage-regions-found-title = { $count ->
    [unknown] Your storage regions are known
    [one] Your recordings are stored in one region
   *[other] Your recordings are stored in { $count } regions
}
finding-storage-regions-found-asked = We asked 8x8 in which regions your recordings are stored.
finding-storage-regions-found-answered = { $regions ->
    [unknown] 8x8 named at least one region.
   *[other] 8x8 named { $count ->
        [one] one
       *[other] { $count }
    }: { $regions }.{ finding-part-more-regions }{ finding-part-odd-regions }
}
finding-part-odd-regions = { $odd ->
    [unknown] {""}
    [one] {" "}It also gave one name that no region can have, and recordings there are not looked for: 8x8 support can tell why.
   *[other] {" "}It also gave { $odd } names that no region can have, and recordings there are not looked for: 8x8 support can tell why.
}
finding-part-more-regions = { $read ->
    [unknown] {""}
    [12] { $count ->
        [12] {""}
       *[other] {" "}Only these first { $read } are asked.
    }
   *[other] {""}
}

finding-storage-regions-none-title = 8x8 has no storage for this account
finding-storage-regions-none-asked = We asked 8x8 in which regions your recordings are stored.
finding-storage-regions-none-answered = 8x8 allowed the question and answered with an empty list: no storage is provisioned for this account.
finding-storage-regions-none-do = Ask 8x8 support to provision Cloud Storage for your account, then test again with the same Key and Secret.

finding-storage-region-unavailable-title = { $region ->
    [unknown] One region did not answer
   *[other] Region { $region } did not answer
}
finding-storage-region-unavailable-asked = We searched every region for recordings.
finding-storage-region-unavailable-answered = { $status ->
    [unknown] This region gave no usable answer. Other regions answered.
    [403] 8x8 denied access to this region (status 403). Other regions answered.
   *[other] This region answered with status { $status }. Other regions answered.
}
finding-storage-region-unavailable-do = Test again in some minutes. If it stays so, you may continue: Gong then may not see recordings of this region. 8x8 support can tell why it does not answer.

finding-storage-recordings-found-title = Call recordings are readable
finding-storage-recordings-found-asked = We asked 8x8 for the newest call recordings of every region, at most 100 of each.
finding-storage-recordings-found-answered = { $count ->
    [unknown] 8x8 listed call recordings.
    [one] 8x8 listed one call recording.{ finding-part-newest }{ finding-part-account }
   *[other] 8x8 listed { $measure ->
        [least] at least { $count }
       *[other] { $count }
    } call recordings.{ finding-part-newest }{ finding-part-account }
}
finding-part-account = { $customer ->
    [unknown] {""}
   *[other] {" "}They belong to the customer id { $customer }.
}
finding-part-newest = { $newest ->
    [unknown] {""}
   *[other] {" "}The newest was made on { $newest }.
}

finding-storage-recordings-none-title = No call recordings yet
finding-storage-recordings-none-asked = We searched every region for recordings of 8x8 Work and of Contact Center.
finding-storage-recordings-none-answered = 8x8 allowed the search and found none. Call recording is not in use yet, or no call was recorded so far.
finding-storage-recordings-none-do = If you expect recordings, ask whoever manages call recording at your company whether it is in use, and test again after a recorded call. You may also continue: Gong sees recordings as soon as there are some.

finding-storage-recordings-contact-center-only-title = Only Contact Center has recordings
finding-storage-recordings-contact-center-only-asked = We searched every region for recordings of 8x8 Work and of Contact Center.
finding-storage-recordings-contact-center-only-answered = There are recordings of Contact Center, and none of 8x8 Work.
finding-storage-recordings-contact-center-only-do = Tell your contact at Gong that your recordings come from 8x8 Contact Center before you rely on them being read. You may continue.

# User directory: what was typed

finding-scim-url-accepted-title = The 8x8 URL is well formed
finding-scim-url-accepted-asked = We compared the URL with the form of 8x8’s SCIM addresses.
finding-scim-url-accepted-answered = { $customer ->
    [unknown] It is a SCIM address at { finding-part-host }.
   *[other] It is a SCIM address at { finding-part-host } for the customer id { $customer }.
}

finding-scim-url-not-8x8-title = This is not the 8x8 URL
finding-scim-url-not-8x8-asked = { finding-part-not-sent }
finding-scim-url-not-8x8-answered = { $why ->
    [web-page] This is the address of a web page of 8x8, such as Admin Console or its sign-in page. Programs cannot use it.
   *[other] The address does not lead to 8x8’s user directory.
}
finding-scim-url-not-8x8-do = In **Home** > **Identity and Security**, section **User Provisioning Integration (SCIM)**, use the Copy icon beside **8x8 URL** and paste what it gives. The browser’s own address bar does not show it.

finding-scim-url-malformed-title = This cannot be the 8x8 URL
finding-scim-url-malformed-asked = { finding-part-not-sent }
finding-scim-url-malformed-answered = { $why ->
    [empty] The field is empty.
    [too-long] It is far longer than an address of 8x8.
    [characters] There is a blank, a line break or a sign inside it that no address of 8x8 has.
    [http] It begins with http instead of https, so the token would travel unprotected.
    [port] It names a port that 8x8 does not use.
    [query] It goes on with a question mark or a number sign after the address.
    [path] It leads to 8x8, but not to a SCIM address: those end with /udi/customers/, your customer id, and /scim/v2.
    [not-a-url] It is not an address that begins with https://.
   *[other] It is not a SCIM address of 8x8.
}
finding-scim-url-malformed-do = In **Home** > **Identity and Security**, section **User Provisioning Integration (SCIM)**, use the Copy icon beside **8x8 URL** and paste what it gives, unchanged.

finding-scim-token-malformed-title = This cannot be the 8x8 API Token
finding-scim-token-malformed-asked = { finding-part-not-sent }
finding-scim-token-malformed-answered = { finding-part-not-a-credential }
finding-scim-token-malformed-do = In **Home** > **Identity and Security**, use the Copy icon beside **8x8 API Token** and paste what it gives, alone.

# User directory: what 8x8 said

finding-scim-token-accepted-title = The 8x8 API Token is valid
finding-scim-token-accepted-asked = We asked 8x8 for the first page of users with this token.
finding-scim-token-accepted-answered = 8x8 answered with a list of users.

finding-scim-token-rejected-title = 8x8 does not accept this token
finding-scim-token-rejected-asked = We asked 8x8 for the first page of users with this token.
finding-scim-token-rejected-answered = { $status ->
    [unknown] 8x8 refused. The token is mistyped or was copied only in part, belongs to another account, or was cleared since it was copied: that happens when the switch of SCIM goes off, even for a moment.
   *[other] 8x8 refused (status { $status }). The token is mistyped or was copied only in part, belongs to another account, or was cleared since it was copied: that happens when the switch of SCIM goes off, even for a moment.
}
finding-scim-token-rejected-do = { $in_use ->
    [yes] In **Home** > **Identity and Security**, copy **8x8 API Token** again with its Copy icon. Leave the provider and the switch as they are: your directory depends on them, and Gong can use the same token. If the token was cleared, your directory has lost it too and needs the new one: tell whoever manages it.
   *[other] In **Home** > **Identity and Security**, copy **8x8 API Token** again with its Copy icon, and **8x8 URL** from the same place. Leave the switch on: the token lives as long as it stays on.
}

finding-scim-endpoint-not-found-title = 8x8 knows no user directory at this URL
finding-scim-endpoint-not-found-asked = We asked { finding-part-host } for the first page of users.
finding-scim-endpoint-not-found-answered = { $customer ->
    [unknown] 8x8 found nothing there (status 404). The customer id in the URL is mistyped, or the integration is not switched on.
   *[other] 8x8 found nothing there (status 404). The customer id { $customer } in the URL is mistyped, or the integration is not switched on.
}
finding-scim-endpoint-not-found-do = { $in_use ->
    [yes] In **Home** > **Identity and Security**, copy **8x8 URL** again with its Copy icon. Leave the selected provider as it is. If **User Provisioning Integration (SCIM)** is not switched on there, tell whoever manages your directory before you switch it on, since provisioning has then stopped.
   *[other] In **Home** > **Identity and Security**, see that **User Provisioning Integration (SCIM)** is switched on. Then copy **8x8 URL** again with its Copy icon and, if you have just switched it on, **8x8 API Token** too.
}

finding-scim-endpoint-not-scim-title = This URL does not lead to the user directory
finding-scim-endpoint-not-scim-asked = We asked { finding-part-host } for the first page of users.
finding-scim-endpoint-not-scim-answered = { $why ->
    [html] A web page came back, not a list of users.
    [empty-answer] The answer was empty.
    [not-json] The answer was not readable as data.
   *[other] The answer was not a list of users.
}
finding-scim-endpoint-not-scim-do = In **Home** > **Identity and Security**, use the Copy icon beside **8x8 URL** and paste what it gives, unchanged.

finding-scim-users-visible-title = { $all ->
    [no] { $read ->
        [one] One user was read
       *[other] { $read } users were read
    }
   *[other] { $count ->
        [unknown] Users are visible
        [one] One user is visible
       *[other] { $count } users are visible
    }
}
finding-scim-users-visible-asked = We asked 8x8 for the users that the token may see, page by page.
finding-scim-users-visible-answered = { $read ->
    [unknown] 8x8 listed users.
    [one] We read one user.{ finding-part-users-said }{ finding-part-users-mail }
   *[other] We read { $read } users.{ finding-part-users-said }{ finding-part-users-mail }
}
finding-part-users-said = { $all ->
    [no] {" "}8x8 says that there are { $count }.
   *[other] {""}
}
finding-part-users-mail = { $missing ->
    [unknown] {""}
    [0] {" "}{ $all ->
        [yes] Each has
       *[other] Each of those that we read has
    } a usable e-mail address.
    [one] {" "}{ $all ->
        [yes] One has
       *[other] One of those that we read has
    } no usable e-mail address.
   *[other] {" "}{ $all ->
        [yes] { $missing } have
       *[other] { $missing } of those that we read have
    } no usable e-mail address.
}

finding-scim-users-none-title = No users are visible
finding-scim-users-none-asked = We asked 8x8 for the users that the token may see.
finding-scim-users-none-answered = The token is valid, but 8x8 shows nobody. Only users that the identity provider created are visible, and there are none.
finding-scim-users-none-do = { $in_use ->
    [yes] Your directory provisions users, so speak first with whoever manages it: **All users** shows Gong everybody, and 8x8 documents that it also lets your directory take control of profiles whose login ids match. If that is acceptable, choose **All users** under **Advanced settings** > **Users that can be retrieved by your identity provider**, and **Save**. Keep the provider that is selected.
    [unknown] Under **Advanced settings** > **Users that can be retrieved by your identity provider**, choose **All users** and **Save**. If a directory such as Azure AD or Okta provisions your users, speak first with whoever manages it: 8x8 documents that this also lets the directory take control of profiles whose login ids match.
   *[no] Under **Advanced settings** > **Users that can be retrieved by your identity provider**, choose **All users** and **Save**, then test again with the same URL and token.
}

finding-scim-users-without-email-title = { $count ->
    [unknown] Some users have no e-mail address
    [one] One user has no e-mail address
   *[other] { $count } users have no e-mail address
}
finding-scim-users-without-email-asked = { $read ->
    [unknown] We looked for a usable e-mail address with every visible user.
    [one] We looked for a usable e-mail address with the one visible user.
   *[other] We looked for a usable e-mail address with each of the { $read } users that we read.
}
finding-scim-users-without-email-answered = { $count ->
    [unknown] Some users have none, or only the placeholder noreply@8x8.com. Gong matches calls to people by e-mail address and will match nobody to these.
    [one] One user has none, or only the placeholder noreply@8x8.com. Gong matches calls to people by e-mail address and will match nobody to this one.
   *[other] { $count } users have none, or only the placeholder noreply@8x8.com. Gong matches calls to people by e-mail address and will match nobody to these.
}
finding-scim-users-without-email-do = { $in_use ->
    [yes] If Gong is to know these users, ask whoever manages your directory to add their e-mail addresses there. Rooms, desk phones and the like need none. You may continue.
   *[other] If Gong is to know these users, add their e-mail addresses in **Home** > **Users**. Rooms, desk phones and the like need none. You may continue.
}

# Both halves together

finding-accounts-same-title = Recordings and users belong to the same account
finding-accounts-same-asked = We compared the customer id of the newest recordings with the one in the 8x8 URL.
finding-accounts-same-answered = { $customer ->
    [unknown] Both are the same.
   *[other] Both are { $customer }.
}

finding-accounts-differ-title = Recordings and users may belong to different accounts
finding-accounts-differ-asked = We compared the customer id of the newest recordings with the one in the 8x8 URL.
finding-accounts-differ-answered = { $storage_customer ->
    [unknown] The two ids differ. 8x8 does not document that they must be the same.
   *[other] Recordings name { $storage_customer }, the 8x8 URL names { $scim_customer }. 8x8 does not document that they must be the same.
}
finding-accounts-differ-do = If your company has more than one 8x8 account, see that **API Keys** and **Identity and Security** were opened in the same one, and copy again what came from the other. If there is only one account, you may continue.

finding-scim-recording-owners-visible-title = The recordings’ owners are visible
finding-scim-recording-owners-visible-asked = We looked for the owners of the newest recordings among the visible users.
finding-scim-recording-owners-visible-answered = { $owners ->
    [unknown] All of them are there.
    [one] The one owner is there.
   *[other] All { $owners } owners are there.
}
finding-scim-recording-owners-visible-skip-title = The recordings’ owners could not be compared
finding-scim-recording-owners-visible-skip-asked = We wanted to look for the owners of the newest recordings among the visible users.
finding-scim-recording-owners-visible-skip-answered = { $why ->
    [no-owners] No recording names its owner’s e-mail address.
    [users-unread] Not all users could be read, and not all owners are among those that were.
   *[other] The comparison needs both halves tested without a failure.
}

finding-scim-recording-owners-missing-title = { $missing ->
    [unknown] Some owners of recordings are not visible
    [one] One owner of recordings is not visible
   *[other] { $missing } owners of recordings are not visible
}
finding-scim-recording-owners-missing-asked = We looked for the owners of the newest recordings among the visible users.
finding-scim-recording-owners-missing-answered = { $owners ->
    [unknown] Some are not among them. Gong could not match their recordings to people.
    [one] The one owner is not among them. Gong could not match those recordings to a person.
   *[other] Owners: { $owners }. Among the users: { $found }. Not among them: { $missing }, and Gong could not match their recordings to people.
}
finding-scim-recording-owners-missing-do = { $in_use ->
    [yes] Probably only the users that your directory created are visible{ $manual ->
        [yes] , while others were created by hand
       *[other] {""}
    }. **All users** would show the rest, but 8x8 documents that it also lets your directory take control of profiles whose login ids match: speak first with whoever manages it. If that is acceptable, choose **All users** under **Advanced settings** > **Users that can be retrieved by your identity provider**, and **Save**. Keep the provider that is selected. You may also continue as it is.
    [unknown] Under **Advanced settings** > **Users that can be retrieved by your identity provider**, see that **All users** is chosen, and **Save**. If a directory provisions your users, speak first with whoever manages it: 8x8 documents that this also lets the directory take control of profiles whose login ids match. Owners who have left the company need nothing. You may continue.
   *[no] Under **Advanced settings** > **Users that can be retrieved by your identity provider**, see that **All users** is chosen, and **Save**. Owners who have left the company need nothing. You may continue.
}

# The portal and 8x8 themselves

finding-tests-budget-spent-title = Too many tests for now
finding-tests-budget-spent-asked = { finding-part-not-sent }
finding-tests-budget-spent-answered = { $why ->
    [failures] Several tests in a row failed, so this portal waits longer before each further one, and 8x8 does not lock your account.{ finding-part-next-test }
   *[other] This portal limits how often values are tested, so that 8x8 does not lock your account.{ finding-part-next-test }
}
finding-part-next-test = { $retry_at ->
    [unknown] {""}
   *[other] {" "}The next test is possible from { $retry_at }.
}
finding-tests-budget-spent-do = Wait, then test again. What you typed before is not lost while this visit lasts.

finding-eight-by-eight-circuit-open-title = 8x8 is not answering at the moment
finding-eight-by-eight-circuit-open-asked = { finding-part-not-sent }
finding-eight-by-eight-circuit-open-answered = { finding-part-host } has not answered anybody here for a while. { finding-part-values-fine }
finding-eight-by-eight-circuit-open-do = Wait some minutes and test again.

finding-eight-by-eight-unreachable-title = 8x8 could not be reached
finding-eight-by-eight-unreachable-asked = { finding-part-asked }
finding-eight-by-eight-unreachable-answered = { $why ->
    [dns] The name could not be found in the network’s directory (DNS). { finding-part-values-fine }
    [address] The name leads to an address inside a private network, so nothing was sent. { finding-part-values-fine }
    [refused] Nobody accepted the connection. { finding-part-values-fine }
    [tls-expired] The certificate shown for { finding-part-host } is out of date, so nothing was sent. { finding-part-values-fine }
    [tls-name] The certificate shown for { finding-part-host } is that of another name, so nothing was sent. { finding-part-values-fine }
    [tls-untrusted] Nobody whom this portal trusts vouches for the certificate shown for { finding-part-host }, so nothing was sent. { finding-part-values-fine }
    [tls] No protected connection (TLS) came about, so nothing was sent. { finding-part-values-fine }
    [broken] The connection broke before an answer came. { finding-part-values-fine }
    [cut] The connection broke in the middle of the answer. { finding-part-values-fine }
   *[other] No connection came about. { finding-part-values-fine }
}
finding-eight-by-eight-unreachable-do = { $why ->
    [address] Tell whoever runs this portal: its network resolves 8x8’s name to a private address.
    [tls-expired] Tell whoever runs this portal: either its clock is wrong, or the certificate of 8x8 has run out.
    [tls-name] Tell whoever runs this portal: something between the portal and 8x8 answers in its place.
    [tls-untrusted] Tell whoever runs this portal: something between the portal and 8x8 may read along, or the portal’s list of authorities is out of date.
    [tls] Tell whoever runs this portal: something between the portal and 8x8 does not speak TLS as it should.
   *[other] Test again in some minutes. If it stays so, tell whoever runs this portal.
}

finding-eight-by-eight-timed-out-title = 8x8 took too long to answer
finding-eight-by-eight-timed-out-asked = { finding-part-asked }
finding-eight-by-eight-timed-out-answered = { $why ->
    [test] The whole test took longer than it may. What was found until then is shown. { finding-part-values-fine }
   *[other] No complete answer came in time. { finding-part-values-fine }
}
finding-eight-by-eight-timed-out-do = Test again in some minutes.

finding-eight-by-eight-rate-limited-title = 8x8 asks us to wait
finding-eight-by-eight-rate-limited-asked = { finding-part-asked }
finding-eight-by-eight-rate-limited-answered = 8x8 answered that there were too many requests (status 429). { finding-part-values-fine }
finding-eight-by-eight-rate-limited-do = { $retry_at ->
    [unknown] Wait some minutes, then test again.
   *[other] Wait until { $retry_at }, then test again.
}

finding-eight-by-eight-failed-title = 8x8 had an error of its own
finding-eight-by-eight-failed-asked = { finding-part-asked }
finding-eight-by-eight-failed-answered = { $status ->
    [unknown] 8x8 reported an error on its side. { finding-part-values-fine }
   *[other] 8x8 reported an error on its side (status { $status }). { finding-part-values-fine }
}
finding-eight-by-eight-failed-do = Test again in some minutes. If it stays so, 8x8 support can help; name the status and the time.

finding-eight-by-eight-unexpected-answer-title = 8x8 answered in a way we do not know
finding-eight-by-eight-unexpected-answer-asked = { finding-part-asked }
finding-eight-by-eight-unexpected-answer-answered = { $why ->
    [redirect] The answer pointed to another address (status { $status }), which we do not follow with your values. { finding-part-values-fine }
    [html] A web page came back instead of data. { finding-part-values-fine }
    [not-json] The answer was not readable as data. { finding-part-values-fine }
    [not-http] The answer was not that of a web service. { finding-part-values-fine }
    [long-head] The head of the answer was longer than any that is expected, and was not used. { finding-part-values-fine }
    [empty-answer] The answer was empty. { finding-part-values-fine }
    [wrong-shape] The answer was data of another form than 8x8 documents. { finding-part-values-fine }
    [too-large] The answer was longer than any that is expected, and was not read to its end. { finding-part-values-fine }
    [status] { $status ->
        [401] 8x8 did not accept the access token that it had given a moment before (status 401). { finding-part-values-fine }
       *[other] The answer had the status { $status }, which 8x8 does not document for this request. { finding-part-values-fine }
    }
   *[other] The answer had no known meaning. { finding-part-values-fine }
}
finding-eight-by-eight-unexpected-answer-do = { $status ->
    [401] Wait some minutes, then test again with the same Key and Secret: after a change it can take that long until every server of 8x8 knows. If it stays so, 8x8 support can help.
   *[other] { finding-part-unexpected-do }
}
finding-part-unexpected-do = Test again in some minutes. If it stays so, tell whoever runs this portal what is written here: a proxy in between may have answered, or 8x8 may have changed something.
