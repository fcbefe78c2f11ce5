package io.github.ledis4j.replay;

/** All typed methods, under the names of their commands. */
final class TypedCalls {
  private TypedCalls() {}

  static Calls all() {
    Calls calls = new Calls();
    KeyValueCalls.add(calls);
    CollectionCalls.add(calls);
    SortedSetCalls.add(calls);
    ServerCalls.add(calls);
    ScanCalls.add(calls);
    PopCalls.add(calls);
    return calls;
  }
}
