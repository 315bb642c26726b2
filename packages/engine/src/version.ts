export const engineVersion = '3';
