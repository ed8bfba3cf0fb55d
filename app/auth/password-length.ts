export const passwordLengthMin = 12;
