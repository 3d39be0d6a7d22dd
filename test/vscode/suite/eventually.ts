/**
 * Repeats an assertion until it holds: for what follows on its own, such as text typed in the window or diagnostics.
 * @param timeout in milliseconds; after it the assertion's last error is thrown
 */
export async function eventually<Result>(assertion: () => Result | Promise<Result>, timeout = 20_000): Promise<Result> {
  const end = Date.now() + timeout;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
