package io.github.ledis4j.benchmarks;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;

/**
 * Where a started server is; {@code place} is {@code host:port}, or a path on a Unix socket. Its
 * text form travels to the forked JVM as one argument.
 */
record Address(Target target, String place) {

  static Address parse(String text) {
    int at = text.indexOf('@');
    return new Address(Target.valueOf(text.substring(0, at)), text.substring(at + 1));
  }

  boolean unix() {
    return target.transport.equals("unix");
  }

  boolean ledis() {
    return target.server.equals("ledisdb");
  }

  boolean cluster() {
    return target.server.equals("cluster");
  }

  boolean tls() {
    return target == Target.REDIS_TLS;
  }

  String host() {
    return place.substring(0, place.lastIndexOf(':'));
  }

  int port() {
    return Integer.parseInt(place.substring(place.lastIndexOf(':') + 1));
  }

  SocketAddress socketAddress() {
    return unix() ? UnixDomainSocketAddress.of(place) : new InetSocketAddress(host(), port());
  }

  @Override
  public String toString() {
    return target + "@" + place;
  }
}
