export const pdf: typeof import("../da/pdf").pdf = {
  contents: "Contents",
  page: "Page {{page}} of {{pages}}",
  toPage: "Go to page {{page}}",
  toAddress: "Open {{address}}",
};
