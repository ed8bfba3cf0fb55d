/**
 * OWASP ASVS 5.0.0, levels 1 and 2, chapters V6 to V10: each item by its id, what it is about in our words, and what holds us
 * to it. https://owasp.org/www-project-application-security-verification-standard/
 */
export interface Item {
  id: string;
  level: 1 | 2;
  about: string;
  by: Held;
}

export type Held =
  /** By tests, each as `file: name`, the name as it stands in the file. */
  { tests: readonly string[] } | { notApplicable: string };

const held = (...tests: readonly string[]): Held => ({ tests });
const notApplicable = (reason: string): Held => ({ notApplicable: `because ${reason}` });
const item = (id: string, level: 1 | 2, about: string, by: Held): Item => ({ id, level, about, by });

const signIn = (name: string) => `server/sign-in.test.ts: ${name}`;
const factor = (name: string) => `server/second-factor.test.ts: ${name}`;
const sessions = (name: string) => `server/sessions.test.ts: ${name}`;
const proof = (name: string) => `server/confirm-identity.test.ts: ${name}`;
const mail = (name: string) => `server/invitation.test.ts: ${name}`;
const provider = (name: string) => `server/single-sign-on.test.ts: ${name}`;
const guard = (name: string) => `server/guard.test.ts: ${name}`;
const credentials = (name: string) => `auth/credentials.test.ts: ${name}`;
const engines = (name: string) => `auth/engines.test.ts: ${name}`;
const documented = "asvs/asvs.test.ts: the README says how signing in and sessions are defended";
const wrongToken = provider("refuses an answer whose ID token has a wrong thing: %s");

const noServer = "Tilsyn is a client of a provider, not an authorization server";
const noResource = "Tilsyn takes no access tokens: no resource server";
const noOutOfBand = "no phone, SMS, push or mailed code is a factor of signing in";

export const items: readonly Item[] = [
  item("6.1.1", 1, "limits of attempts written down, and how they keep nobody out", held(documented)),
  item(
    "6.1.2",
    2,
    "words of the context that no password is made of",
    held(credentials("a password of the names around it, %s: %s")),
  ),
  item("6.1.3", 2, "every way in written down with its strength", held(documented)),
  item("6.2.1", 1, "length of passwords", held(credentials("%s"))),
  item(
    "6.2.2",
    1,
    "own password can be changed",
    held(sessions("takes the old one, ends the other sessions and gives this one another token")),
  ),
  item(
    "6.2.3",
    1,
    "changing takes old and new",
    held(sessions("takes the old one, ends the other sessions and gives this one another token")),
  ),
  item(
    "6.2.4",
    1,
    "none of the 3,000 most used",
    held(credentials("every leaked password that is long enough is refused, also with digits around it")),
  ),
  item("6.2.5", 1, "any composition", held(credentials("%s"))),
  item("6.2.6", 1, "fields are masked", held("asvs/asvs.test.ts: password fields are masked and open to password managers")),
  item(
    "6.2.7",
    1,
    "pasting and password managers",
    held("asvs/asvs.test.ts: password fields are masked and open to password managers"),
  ),
  item("6.2.8", 1, "checked as typed, neither cut nor folded", held("asvs/asvs.test.ts: a password is checked as it was typed")),
  item("6.2.9", 2, "64 characters and more", held("asvs/asvs.test.ts: a password is checked as it was typed")),
  item("6.2.10", 2, "no expiry", held("asvs/asvs.test.ts: a password has no end")),
  item("6.2.11", 2, "the words of the context are used", held(credentials("a password of the names around it, %s: %s"))),
  item(
    "6.2.12",
    2,
    "none that was leaked",
    held(credentials("every leaked password that is long enough is refused, also with digits around it")),
  ),
  item(
    "6.3.1",
    1,
    "guessing is limited as written down",
    held(
      signIn("are limited, survive a restart and are free again after 15 minutes"),
      signIn("are counted when they come all at once"),
      signIn("from elsewhere do not keep the owner out"),
      factor("codes are limited by themselves: the right password wins no more of them"),
    ),
  ),
  item("6.3.2", 1, "no default accounts", held(signIn("is created once, signed in and asked for the organisation"))),
  item(
    "6.3.3",
    2,
    "more than one factor",
    held(factor("comes before everything else on https"), factor("the command line's accounts need a second factor, too")),
  ),
  item(
    "6.3.4",
    2,
    "no way in that is not written down",
    held(guard("every route has a policy and every policy a route"), factor("takes two steps; the first alone opens nothing")),
  ),
  item(
    "6.4.1",
    1,
    "first secrets are random and short-lived",
    held(
      signIn("needs a link that is fresh: a new one ends the old, a day ends it"),
      mail("ends after seven days, or with another to the same address"),
    ),
  ),
  item("6.4.2", 1, "no hints and secret questions", notApplicable("there are none")),
  item(
    "6.4.3",
    2,
    "a reset passes no second factor by",
    held(mail("is chosen anew once, by one of a hundred at once; sessions end and the second factor stays")),
  ),
  item(
    "6.4.4",
    2,
    "a lost factor is replaced with proof",
    held(
      factor("a recovery code is good once, however it is typed, and a new set ends the old"),
      factor("an administrator resets another's: their sessions end, their codes too"),
    ),
  ),
  item(
    "6.5.1",
    2,
    "codes are good once",
    held(
      factor("a used step is good no second time, nor are those before it"),
      engines("a code of the app and a recovery code are each taken once by a hundred at once"),
    ),
  ),
  item(
    "6.5.2",
    2,
    "recovery codes are kept as hashes",
    held(factor("no database holds a raw secret or code, and the key's file is its owner's alone")),
  ),
  item(
    "6.5.3",
    2,
    "secrets come from a secure generator",
    held("auth/second-factor.test.ts: recovery codes and secrets are long, random and never the same"),
  ),
  item(
    "6.5.4",
    2,
    "recovery codes have 20 bits and more",
    held("auth/second-factor.test.ts: recovery codes and secrets are long, random and never the same"),
  ),
  item(
    "6.5.5",
    2,
    "codes live 30 seconds",
    notApplicable(
      "RFC 6238, section 5.2, asks for one step more on either side where clocks differ: a code lives 30 seconds and is taken for at most 90, once",
    ),
  ),
  item("6.6.1", 2, "codes by phone", notApplicable(noOutOfBand)),
  item("6.6.2", 2, "out-of-band codes bound to their question", notApplicable(noOutOfBand)),
  item("6.6.3", 2, "out-of-band codes limited", notApplicable(noOutOfBand)),
  item(
    "6.8.1",
    2,
    "one provider cannot pass for another",
    held(provider("signs in whom the identity was bound to, with code, PKCE, state and nonce"), wrongToken),
  ),
  item("6.8.2", 2, "signatures of assertions always checked", held(wrongToken)),
  item("6.8.3", 2, "SAML assertions once", notApplicable("SAML is not spoken")),
  item(
    "6.8.4",
    2,
    "how freshly the provider asked",
    held(provider("confirms who one is, freshly and as the same person, with another token"), documented),
  ),

  item("7.1.1", 2, "timeouts written down", held(documented)),
  item("7.1.2", 2, "number of sessions written down", held(documented)),
  item("7.1.3", 2, "sessions and the provider written down", held(documented)),
  item("7.2.1", 1, "tokens checked by the server", held(signIn("is not had for a made-up token"))),
  item("7.2.2", 1, "tokens made for each session", held(signIn("starts another session and ends the browser's old one"))),
  item("7.2.3", 1, "128 random bits and more", held(signIn("keeps no token, password or e-mail where they can be read"))),
  item(
    "7.2.4",
    1,
    "another token at every proof",
    held(
      signIn("starts another session and ends the browser's old one"),
      proof("takes the password where there is no second factor, and gives another token"),
    ),
  ),
  item("7.3.1", 2, "idle timeout", held(signIn("ends after 30 minutes without a request"))),
  item("7.3.2", 2, "absolute timeout", held(signIn("ends after 12 hours however busy it is"))),
  item("7.4.1", 1, "an ended session is of no use", held(signIn("ends with signing out, at the server"))),
  item(
    "7.4.2",
    1,
    "disabled accounts have no sessions",
    held(signIn("ends at the next request of an account that was disabled")),
  ),
  item(
    "7.4.3",
    2,
    "other sessions end when a factor changes",
    held(
      factor("takes a code of the app, shows ten codes once and ends the other sessions"),
      sessions("takes the old one, ends the other sessions and gives this one another token"),
    ),
  ),
  item("7.4.4", 2, "a way out on every page", held(sessions("every page of whoever is signed in has a way out"))),
  item("7.4.5", 2, "administrators end sessions", held(sessions("an administrator ends all sessions of an account"))),
  item(
    "7.5.1",
    2,
    "proof before changing how one signs in",
    held(proof("is asked before %s (%s) ten minutes after signing in, and leads back"), proof("is asked before %s")),
  ),
  item(
    "7.5.2",
    2,
    "own sessions seen and ended, after proof",
    held(
      sessions("says from where, when and which is this one, and ends another"),
      proof("is asked before %s (%s) ten minutes after signing in, and leads back"),
    ),
  ),
  item("7.6.1", 2, "sessions here and at the provider", held(documented, signIn("ends after 12 hours however busy it is"))),
  item("7.6.2", 2, "no session without an act", held(provider("is begun from our own pages only"))),

  item(
    "8.1.1",
    1,
    "rules of access written down",
    held("server/accounts.test.ts: who may do what is said in sentences in both languages, without the names of the code"),
  ),
  item(
    "8.1.2",
    2,
    "rules for fields written down",
    held("server/accounts.test.ts: who may do what is said in sentences in both languages, without the names of the code"),
  ),
  item(
    "8.2.1",
    1,
    "functions for those trusted with them",
    held(
      guard("every route has a policy and every policy a route"),
      guard("no shape of URL shows a page or its data"),
      "services/accounts.test.ts: the roles are those of the specification: everybody reads, an auditor does nothing else",
    ),
  ),
  item(
    "8.2.2",
    1,
    "objects for those who may know of them",
    held(
      "services/scope.test.ts: sees what judging the whole and leaving out the rest gives, on today and on another day",
      sessions("another's session is not there"),
    ),
  ),
  item(
    "8.2.3",
    2,
    "fields for those trusted with them",
    held("domain/permissions/fact.test.ts: judging evidence and closing a finding ask for more than writing them down"),
  ),
  item(
    "8.3.1",
    1,
    "decided at the server",
    held(
      guard("nothing can be sent: 401 in every shape, whatever the route can do"),
      guard("stops at a route without a policy and names it"),
    ),
  ),
  item("8.4.1", 2, "tenants kept apart", notApplicable("one installation holds one organisation")),

  item("9.1.1", 1, "tokens checked by their signature", held(wrongToken)),
  item("9.1.2", 1, "algorithms by a list without none", held(wrongToken)),
  item(
    "9.1.3",
    1,
    "keys from the known provider only",
    held(wrongToken, provider("without a certificate that is trusted is not asked")),
  ),
  item("9.2.1", 1, "within their time", held(wrongToken)),
  item("9.2.2", 2, "of the right type and purpose", held(wrongToken)),
  item("9.2.3", 2, "for this audience", held(wrongToken)),
  item("9.2.4", 2, "issued for one audience", notApplicable("Tilsyn issues no self-contained tokens to others")),

  item(
    "10.1.1",
    2,
    "tokens stay at the server",
    held(provider("signs in whom the identity was bound to, with code, PKCE, state and nonce")),
  ),
  item(
    "10.1.2",
    2,
    "answers to this browser's question only",
    held(provider("refuses another state, another browser and no question at all")),
  ),
  item(
    "10.2.1",
    2,
    "PKCE or state against forged requests",
    held(provider("refuses another state, another browser and no question at all")),
  ),
  item("10.2.2", 2, "no mix-up of providers", notApplicable("there is one provider")),
  item("10.3.1", 2, "access tokens for this audience", notApplicable(noResource)),
  item("10.3.2", 2, "decisions by the claims of access tokens", notApplicable(noResource)),
  item("10.3.3", 2, "people known by claims that stay theirs", notApplicable(noResource)),
  item("10.3.4", 2, "strength and freshness in access tokens", notApplicable(noResource)),
  item("10.4.1", 1, "redirect URIs by a list", notApplicable(noServer)),
  item("10.4.2", 1, "codes once", notApplicable(noServer)),
  item("10.4.3", 1, "codes for minutes", notApplicable(noServer)),
  item("10.4.4", 1, "needed grants only", notApplicable(noServer)),
  item("10.4.5", 1, "refresh tokens not replayed", notApplicable(noServer)),
  item("10.4.6", 2, "PKCE asked for", notApplicable(noServer)),
  item("10.4.7", 2, "registration of clients", notApplicable(noServer)),
  item("10.4.8", 2, "refresh tokens end", notApplicable(noServer)),
  item("10.4.9", 2, "tokens revoked by their owner", notApplicable(noServer)),
  item("10.4.10", 2, "clients prove who they are", notApplicable(noServer)),
  item("10.4.11", 2, "needed scopes only", notApplicable(noServer)),
  item("10.5.1", 2, "ID tokens not replayed", held(wrongToken, provider("takes a code once, even from the browser that has it"))),
  item(
    "10.5.2",
    2,
    "people known by issuer and subject",
    held(provider("refuses a subject that nobody is bound to, whatever e-mail it has")),
  ),
  item("10.5.3", 2, "metadata of another issuer refused", held(provider("is not believed"))),
  item("10.5.4", 2, "audience is this client", held(wrongToken)),
  item("10.5.5", 2, "back-channel logout", notApplicable("back-channel logout is not offered")),
  item("10.6.1", 2, "response modes of the provider", notApplicable(noServer)),
  item("10.6.2", 2, "forced logout at the provider", notApplicable(noServer)),
  item("10.7.1", 2, "consent to each request", notApplicable(noServer)),
  item("10.7.2", 2, "what is consented to", notApplicable(noServer)),
  item("10.7.3", 2, "consents reviewed and revoked", notApplicable(noServer)),
];
