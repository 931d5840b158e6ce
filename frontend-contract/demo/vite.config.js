// Relative addresses, so that the built files can lie anywhere.
export default { base: './' };
