package io.github.ledis4j.testkit;

/** A server that no machine has. */
final class AbsentServer extends TestServer {
  private String reason = "nobody makes this server";
  private boolean required;

  AbsentServer() {
    super(false);
  }

  AbsentServer because(String reason) {
    this.reason = reason;
    return this;
  }

  /** As with LEDIS4J_REQUIRE_SERVERS=1, whatever the environment of this run says otherwise. */
  AbsentServer required() {
    required = true;
    return this;
  }

  @Override
  boolean isRequired() {
    return required;
  }

  @Override
  public TestServer start() {
    throw new ServerStartException(reason);
  }

  @Override
  public void close() {}

  @Override
  public String unavailableReason() {
    return reason;
  }

  @Override
  public String uri() {
    return uri("none");
  }
}
