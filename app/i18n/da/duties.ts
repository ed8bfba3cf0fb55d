/** Opgaver, som to brugere skal dele. */
export const duties = {
  broken: "opgaverne er ikke adskilt",
  unproven: "adskillelsen af opgaver er ikke godtgjort",
  reason: "Hvorfor gør du det selv?",
};
