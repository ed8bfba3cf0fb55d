import type { refusals as reference } from "../da/refusals";

export const refusals: typeof reference = {
  "not-json": "The file is not valid JSON. Export it again, or correct the error in a text editor, and try again.",
  "not-portfolio": "The file is not a portfolio in the format {{format}}. Choose a file exported from Tilsyn.",
  "unknown-field": "The format has no field “{{field}}”. Correct the spelling, or remove the field.",
  "unknown-value": "“{{value}}” is not one of the possible values. Use {{allowed}}.",
  "duplicate-key": "The key “{{key}}” is used more than once. Give each a key of its own.",
  "dangling-reference":
    "There is a reference to {{noun}} “{{key}}”, which does not exist. Correct the reference, or add what is missing.",
  cycle:
    "The chain runs in a circle: {{keys}}. Correct who engages whom, so that the chain ends at one of our own subcontractors.",
  "end-before-beginning": "The end date {{end}} lies before the start date {{beginning}}. Correct one of the two dates.",
  "impossible-date": "“{{value}}” is not a date that exists. Write it as year-month-day, for example 2026-11-23.",
  "date-out-of-range": "The date {{value}} is too far away. Use a date from 1 Jan 1900 to 31 Dec 2199.",
  "not-text": "Text is expected here. Put the value in quotation marks, or leave the field empty.",
  "not-a-number": "A number is expected here. Write it in digits, without a unit.",
  "not-whole": "A whole number is expected here. Remove the decimals.",
  "out-of-range": "The number is outside what is allowed. Use a number from {{min}} to {{max}}.",
  "bad-character": "The text contains a character that cannot be stored. Delete the character, or write the text again.",
  "text-too-long": "The text is too long. Shorten it to at most {{max}} characters.",
  blank: "The field contains only spaces. Write some text.",
  required: "The field must be filled in. Give a value.",
  "not-a-list": "A list is expected here. Put the values in square brackets: [ ].",
  "not-an-object": "An object with named fields is expected here. Put the fields in curly brackets: { }.",
  "not-true-or-false": "Yes or no is expected here. Use true or false without quotation marks.",
  "bad-key":
    "“{{value}}” cannot be used as a key. Begin with a letter or a digit, and use only a–z, digits and the characters . _ -" +
    " (at most 200 characters).",
  "unknown-country": "“{{value}}” is not a known country code. Use two capital letters as in ISO 3166, for example DK.",
  "region-with-country": "Both a country and a region are given. Remove the region where the country is known.",
  "clauses-not-on-dpa":
    "Clauses can only be given on a data processing agreement. Remove them, or correct the kind of agreement.",
  "terms-not-on-dpa": "Terms can only be stated on a data processing agreement. Remove them, or correct the kind of agreement.",
  "decision-not-on-contract": "A decision can only be stated on a contract. Remove it, or correct the kind of agreement.",
  "change-not-accepted": "The change has not been accepted. Record the decision first, then note when customers were told.",
  "due-in-the-past": "The due date has passed. Choose today or a later day.",
  "decided-ahead": "The date lies ahead. State the day on which the decision was made.",
  "unknown-clause":
    "The clause “{{id}}” is not on the checklist for data processing agreements. Correct its number, for example DPA-01.",
  "waiver-too-long": "A waiver can last at most 12 months. Choose an earlier end date.",
  "unknown-rule": "“{{value}}” is not a rule that can be waived. Correct the name of the rule.",
  "bad-time-zone": "“{{value}}” is not a known time zone. Use a name such as Europe/Copenhagen.",
  "unknown-key": "Nothing has the key “{{key}}”. Check the spelling.",
  "bad-encoding": "The characters of the file cannot be read. Save the file as UTF-8 and try again.",
  "file-too-large": "The file is too large. It may be at most {{maxBytes}}. Choose a smaller file, or split it.",
  "file-unreadable": "The file cannot be read. Open it in the program it comes from, save it again, and try once more.",
  "file-encrypted": "The file is protected with a password. Remove the protection and try again.",
  "not-a-table": "No table was found in the file. Choose a spreadsheet or a CSV file with headings and one row per supplier.",
  "no-good-row": "None of the rows in the file could be used, so nothing was imported. Correct the rows below and try again.",
  "row-without-name": "The row has no name of a subcontractor. Fill in the name, or choose the column it stands in.",
  "row-formula": "The column “{{column}}” contains a formula. Replace the formula with its value.",
  "row-bad-date": "“{{value}}” cannot be read as a date. Write it, for example, as 2026-11-23 or 23 Nov 2026.",
  "row-unknown-place":
    "“{{value}}” cannot be recognised as a country or a region. Write the name of the country or its two-letter code.",
  "row-ambiguous": "The row fits several subcontractors: {{keys}}. Give a key or a registration number in the row.",
  "row-too-wide": "The row has more cells than the heading. Check the separators and quotation marks in the row.",
  "too-many-columns": "The table has too many columns. Delete those that are not needed, so that there are at most {{max}}.",
  "too-many-rows": "The table has too many rows. Split it, so that there are at most {{max}} at a time.",
  "still-referred-to": "This cannot be removed, because {{by}} refers to it. Correct or remove the references first.",
  "demo-present": "The register contains demo data. Remove it before you load your own.",
  "concurrent-edit":
    "Someone else has changed this since you opened it. Look at the change, and save again if yours should still apply.",
  "reason-required": "The change needs a reason. Write briefly why.",
  "key-taken": "The key “{{key}}” is or has been in use. Choose another.",
  "parse-timeout": "Reading the file took too long. Split it into smaller files and try again.",
  "parse-memory": "The file takes up too much memory when it is read. Split it into smaller files and try again.",
  "wrong-credentials": "The e-mail or password is wrong. Try again.",
  "too-many-attempts_one": "There have been too many failed attempts. Wait {{count}} minute and try again.",
  "too-many-attempts_other": "There have been too many failed attempts. Wait {{count}} minutes and try again.",
  "single-sign-on-refused":
    "The answer of the single sign-on provider could not be accepted. Try again, and ask your administrator if it goes on.",
  "single-sign-on-expired": "It took too long, or the answer does not belong to this browser. Start again.",
  "single-sign-on-unreachable":
    "The single sign-on provider does not answer. Try again in a while, or sign in with your password.",
  "single-sign-on-unbound":
    "No user is connected to this identity. Sign in with your password and connect your account, or ask for an invitation.",
  "single-sign-on-other":
    "You signed in at the provider as somebody else. Try again with the identity that your account is connected to.",
  "single-sign-on-set": "Your account is already connected to single sign-on. Remove the old connection first.",
  "identity-taken": "The identity already belongs to another user. Choose another one at the provider.",
  "only-way-in": "The connection cannot be removed, because you have no password. Ask your administrator for help.",
  "wrong-password": "The password is wrong. Try again.",
  "wrong-code": "The code is wrong or was used already. Wait for the app's next code and try again.",
  "sign-in-expired": "Signing in took too long. Start again with email and password.",
  "second-factor-set": "Two-step verification is already on for your account. Change it on the page of your account.",
  "set-up-expired": "The page was too old. Scan the new QR code and enter the code from the app.",
  "password-too-short": "The password is too short. Use at least {{min}} characters.",
  "password-common":
    "The password is easy to guess because many people use it. Choose another, for example several random words.",
  "token-invalid": "The link has expired or has already been used. Ask for a new one.",
  "email-taken": "There is already a user with this e-mail. Use another, or sign in.",
  "bad-email": "The e-mail address is not valid. Write it as name@example.com.",
  "role-required": "No role is chosen. Choose at least one.",
  "auditor-alone": "An auditor can hold no other role. Choose auditor alone, or some of the others.",
  "words-too-short": "The text is too short. Type at least {{min}} characters.",
  "bad-instant": "“{{value}}” is no instant. Write it as 2026-06-30T12:00Z.",
  "instant-ahead": "{{value}} has not come yet. Choose an instant that has passed.",
  "before-history": "The history begins after {{value}}. Choose a later instant.",
  "bad-on-date": "“{{value}}” cannot be used as the date asked about. Choose a date from 1 Jan 1900 to 31 Dec 2199.",
  "organisation-not-yours":
    "The file changes the organisation, which only an administrator may do. Take “organisation” out of the file, or ask an administrator to import it.",
  "scope-for-auditors": "Only an auditor can be limited to some subcontractors. Choose all, or make the account an auditor’s.",
  "scope-required": "No subcontractor is chosen. Choose at least one, or give access to all.",
  "last-administrator":
    "This is the last administrator without an end. Give somebody else the role first, so that there is always someone who can give access.",
  "confirmation-wrong": "What was typed is not “{{value}}”. Type it as it stands.",
  "undo-erased": "Personal data in the event was erased. Nobody knows any more what it said, so it cannot be put back.",
  "undo-gone": "The subcontractor was removed from the register. Undo its removal first.",
  "document-held-here": "The file is here already. Open it in the list below.",
  "store-full": "There is no room for more files. Nothing was kept. Tell your administrator.",
  "file-infected":
    "The virus scanner found {{signature}} in the file, and nothing was kept. Do not upload it again; tell whoever sent it to you.",
  "file-beyond-scanner":
    "The file is more than the virus scanner is set to look through, so it was not kept. Split it, or ask your administrator to raise the scanner’s limits.",
  "scanner-silent":
    "The virus scanner does not answer, and no file is kept unexamined. Try again in a moment, or else tell your administrator.",
  "type-refused": "{{kind}} is not taken. Use PDF, DOCX, XLSX, EML, PNG, JPEG or ASiC.",
  "file-empty": "The file is empty. Choose one with content.",
  "newer-version": "A newer version came while you looked at this one. Review the new one.",
  "note-required": "A note is missing. Say why you decide so.",
  "signing-required": "Nobody has said how the agreement was signed. Choose it under “Signature”.",
  "unsigned-reason-required":
    "The file carries no digital signature that holds. Say why the agreement counts as signed all the same.",
  "duty-evidence": "Whoever recorded the evidence does not accept it. Ask somebody else to do it.",
  "duty-finding": "Neither the owner, nor whoever recorded the finding or inspected, closes it. Ask somebody else to do it.",
  "duty-administrator":
    "This is for another account, and no other could do it. Ask an administrator to give somebody else the role.",
  "duty-alone": "Nobody else could do it. Say why you do it yourself; the history says that the duties were not separated.",
  "duty-waiver": "Whoever proposed the exception does not approve it. Ask somebody else to do it.",
  "case-state": "The inspection has moved on while you looked at it. Open it again to see what can be done now.",
  "case-not-sent": "The inspection was sent to nobody who could answer. Correct the answer yourself.",
  "not-examined": "Some questions are not examined: {{keys}}. Assess them first.",
  "answer-not-overdue": "The day to answer by has not passed, or the answer has come. Sign off by the assessments.",
  "backup-folder-not-empty": "{{file}} is not empty. Name an empty folder, or one that is not there yet.",
  "backup-file-unsound":
    "The file {{file}} is missing or altered, so that no whole backup can be made ({{keys}}). Run: tilsyn verify.",
  "not-a-backup": "{{file}} holds no finished backup: manifest.json is missing. Name the folder of another backup.",
  "backup-manifest-altered": "The backup’s manifest was altered, or does not fit what is in the backup. Use another backup.",
  "backup-of-later-version": "The backup was made by a later version of Tilsyn. Install that version, then restore it.",
  "backup-damaged": "The backup is damaged: {{file}} is missing or is not what it was. Use another backup.",
  "backup-of-other-engine":
    "The backup is of a register on {{value}}. Set DATABASE_URL for postgres, and leave it out for sqlite.",
  "restore-folder-not-empty":
    "{{file}} is not empty ({{keys}}). Set TILSYN_DATA to an empty folder; it may hold keys and checkpoints.",
  "restore-database-not-empty": "The database is not empty. Name an empty one in DATABASE_URL.",
  "pack-nothing": "None of the chosen subcontractors is in the register. Choose others, and ask for the pack again.",
  "pack-too-large": "The pack is larger than one file can be (4 GB). Choose fewer subcontractors, or the customer's edition.",
  "pack-failed": "The pack could not be made because of a fault. Ask for it again; the fault stands in the server's log.",
  "pack-killed":
    "The pack was ended for taking too long or too much memory. Choose fewer subcontractors, or the customer's edition.",
  "share-without-mail":
    "No mail can be sent here, and the code of a link has to be sent. Download the pack, and hand it over in another way.",
  "bad-fingerprint": "“{{value}}” is no fingerprint. Write the 64 characters from 0 to 9 and a to f that you were told.",
  "seal-key-kind":
    "The seal’s key is of a kind that seals are not made with. Use RSA of at least 2048 bits, P-256, P-384 or P-521.",
  "seal-key-locked": "The seal’s key cannot be opened. It has to be PEM, and the passphrase the right one.",
  "seal-key-unreadable":
    "The seal’s key ({{file}}) cannot be read. Put it back, or make it readable for the user that runs Tilsyn.",
  "seal-certificate-unreadable": "One of the seal’s certificates cannot be read. Write them as PEM.",
  "seal-certificate-missing": "The seal’s key has no certificate. Name a file with one in PEM.",
  "seal-certificate-other": "The first of the seal’s certificates is of another key. Put the key’s own first.",
  "seal-chain-broken": "The seal’s certificates are no chain. After each, put the one that issued it.",
  "timestamp-unreachable":
    "The time-stamp authority does not answer. Wait and try again, or choose to make the pack without a time stamp: it then says so.",
  "timestamp-unsound":
    "The time-stamp authority gave a time stamp that does not hold. Have it looked into, or choose to make the pack without a time stamp: it then says so.",
};
