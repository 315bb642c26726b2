export const engineVersion = '2';
