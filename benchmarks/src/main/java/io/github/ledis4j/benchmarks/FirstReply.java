package io.github.ledis4j.benchmarks;

/** The forked JVM of the start-up work: one client, one GET, and out; {@code CLIENT ADDRESS}. */
final class FirstReply {

  private FirstReply() {}

  public static void main(String[] args) {
    BenchClient client = ClientKind.valueOf(args[0]).connect(Address.parse(args[1]));
    if (!Data.VALUE.equals(client.getAndWait(Data.CHECK))) {
      throw new IllegalStateException("wrong value");
    }
    System.out.println();
    System.out.flush();
    System.out.println(Usage.cpu());
    System.out.flush();
    Runtime.getRuntime().halt(0);
  }
}
