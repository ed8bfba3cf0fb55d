/** The provider of single sign-on (OpenID Connect) and what it knows this installation by. */
export interface SingleSignOnSettings {
  /** An https URL, exactly as the provider writes it. */
  issuer: string;
  clientId: string;
  /** Never printed. */
  clientSecret: string;
}
