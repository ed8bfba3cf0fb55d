export const proposals: typeof import("../da/proposals").proposals = {
  title: "Proposed exceptions",
  lede: "They do not count before somebody other than their proposer has approved them.",
  by: "proposed by {{name}}",
  approve: "Approve",
  refuse: "Refuse",
  whyRefuse: "Reason for refusing",
  withdraw: "Withdraw",
  done: { approved: "The exception is approved.", refused: "The exception is refused.", withdrawn: "The proposal is withdrawn." },
};
