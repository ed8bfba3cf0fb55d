export const duties: typeof import("../da/duties").duties = {
  broken: "duties not separated",
  unproven: "separation of duties unproven",
  reason: "Why do you do it yourself?",
};
