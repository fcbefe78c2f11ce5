/**
 * Servers for tests: real ones and clusters of them on demand, a proxy before them, and one with a
 * script of faults.
 */
module io.github.ledis4j.testkit {
  requires transitive org.jspecify;
  requires transitive org.junit.jupiter.api;
  requires org.slf4j;
  requires static embedded.redis;
  requires static io.netty.pkitesting;
  requires static transitive testcontainers;

  exports io.github.ledis4j.testkit;
}
