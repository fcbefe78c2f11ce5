package io.github.ledis4j.testkit;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/** What clients did: their requests, their bytes, how often they connected. Thread-safe. */
final class RequestLog {
  private final List<List<String>> commands = new ArrayList<>();
  private final List<List<String>> handshakes = new ArrayList<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int connections;

  synchronized void addCommand(List<String> command) {
    commands.add(command);
    notifyAll();
  }

  synchronized void addHandshake(List<String> command) {
    handshakes.add(command);
    notifyAll();
  }

  synchronized void addBytes(byte[] arrived) {
    bytes.writeBytes(arrived);
  }

  synchronized void addConnection() {
    connections++;
    notifyAll();
  }

  synchronized void clear() {
    commands.clear();
    handshakes.clear();
    bytes.reset();
    connections = 0;
  }

  synchronized List<List<String>> commands() {
    return List.copyOf(commands);
  }

  synchronized List<List<String>> handshakes() {
    return List.copyOf(handshakes);
  }

  synchronized byte[] bytes() {
    return bytes.toByteArray();
  }

  synchronized int connections() {
    return connections;
  }

  synchronized List<List<String>> awaitCommands(int count) {
    await(commands::size, count, "requests");
    return commands();
  }

  synchronized void awaitConnections(int count) {
    await(() -> connections, count, "connections");
  }

  private void await(IntSupplier seen, int wanted, String what) {
    Patience.await(
        this,
        () -> seen.getAsInt() >= wanted,
        wanted + " " + what,
        () -> seen.getAsInt() + "; commands: " + commands);
  }
}
