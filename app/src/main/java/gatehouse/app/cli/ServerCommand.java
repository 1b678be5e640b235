package gatehouse.app.cli;

import gatehouse.app.ServerStart;

/** Starts the server and answers when it has been stopped. */
record ServerCommand(String name, String summary, ServerStart.Mode mode) implements Command {
  @Override
  public boolean hidden() {
    return mode == ServerStart.Mode.WARM_UP;
  }

  @Override
  public String parameters() {
    return "[--port 8080] [--data ./data] …";
  }

  @Override
  public String details() {
    return mode == ServerStart.Mode.DEMO
        ? """
        An empty data directory gets three workspaces, people of every role and four sign-ins,
        which are printed; one that is in use stays as it is.
        """
        : """
        Prints the address once it answers, and before that a one-time link to set an empty server
        up. SIGTERM and Ctrl-C stop it.
        """;
  }

  @Override
  public int run(Invocation invocation) {
    return ServerStart.run(invocation.configuration(), mode, invocation.verbose());
  }
}
