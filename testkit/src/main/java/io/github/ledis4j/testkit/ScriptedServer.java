package io.github.ledis4j.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A server that follows a script, for the faults that a real one will not commit.
 *
 * <pre>{@code
 * ScriptedServer.replying("+OK\r\n").thenCutAt(3)            // "+OK", then the end of the stream
 * ScriptedServer.replying("$5\r\nhello\r\n").byteByByte()    // a reply in pieces
 * ScriptedServer.replying("*2147483647\r\n")                 // announces what never comes
 * ScriptedServer.replying("+OK\r\n+OK\r\n")                  // answers twice
 * ScriptedServer.onFreePort().thenReset().onNextConnection().thenReply("+OK\r\n")
 * }</pre>
 *
 * <p>Each step of a script is about the next command of a connection; the last one repeats, and
 * without any step commands go unanswered. Every connection starts its script at the first step.
 * HELLO, AUTH, SELECT, CLIENT, PING and INFO server are answered as Redis does and are no part of
 * the script, unless {@link #scripting} or {@link #withoutHandshake} says otherwise.
 *
 * <p>The steps are added before the server starts. All other methods may be called from any thread.
 */
public final class ScriptedServer extends TestServer {
  private final Scripts scripts = new Scripts();
  private final Handshake handshake = new Handshake();
  private final RequestLog log = new RequestLog();
  private final ReplyGate gate = new ReplyGate();
  private final Listener<ScriptedConnection> listener;
  private boolean started;

  private ScriptedServer(boolean unixSocket) {
    super(unixSocket);
    listener = new Listener<>(ownAddress(), this::connect);
  }

  /** {@return a server on a TCP port, with an empty script} */
  public static ScriptedServer onFreePort() {
    return new ScriptedServer(false);
  }

  /** {@return a server on a Unix socket among the temporary files, with an empty script} */
  public static ScriptedServer onUnixSocket() {
    return new ScriptedServer(true);
  }

  /**
   * {@return a server on a TCP port that answers commands with {@code reply}}
   *
   * @param reply the wire's bytes, which are not checked
   */
  public static ScriptedServer replying(String reply) {
    return onFreePort().thenReply(reply);
  }

  /**
   * {@return this server, which answers the next command with {@code reply}}
   *
   * @param reply the wire's bytes, which are not checked
   */
  public ScriptedServer thenReply(String reply) {
    return thenReply(reply.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * {@return this server, which answers the next command with {@code reply}}
   *
   * @param reply the wire's bytes, which are not checked
   */
  public ScriptedServer thenReply(byte[] reply) {
    return add(ScriptStep.reply(1, reply.clone()));
  }

  /**
   * {@return this server, which waits for some commands and then answers all of them at once}
   *
   * @param commands how many, at least one
   * @param replies the wire's bytes, which are not checked
   */
  public ScriptedServer thenReplyAfter(int commands, String replies) {
    return add(ScriptStep.reply(commands, replies.getBytes(StandardCharsets.UTF_8)));
  }

  /** {@return this server, which never answers the next command} */
  public ScriptedServer thenSwallow() {
    return add(ScriptStep.SWALLOW);
  }

  /** {@return this server, which reads one more command only, so that the client's writes stall} */
  public ScriptedServer thenStopReading() {
    return add(ScriptStep.ending(ScriptStep.End.STOP_READING));
  }

  /** {@return this server, which closes the connection instead of an answer} */
  public ScriptedServer thenClose() {
    return add(ScriptStep.ending(ScriptStep.End.CLOSE));
  }

  /** {@return this server, which resets the connection instead, or closes a Unix socket} */
  public ScriptedServer thenReset() {
    return add(ScriptStep.ending(ScriptStep.End.RESET));
  }

  /**
   * {@return this server, which ends the last reply early, and with it the connection}
   *
   * @param bytes how many bytes of the reply it sends
   */
  public ScriptedServer thenCutAt(int bytes) {
    return change(last -> last.cutAt(bytes));
  }

  /**
   * {@return this server, which sends the last reply in pieces}
   *
   * @param offsets where a new piece begins, ascending
   */
  public ScriptedServer splitAt(int... offsets) {
    return change(last -> last.splitAt(offsets));
  }

  /** {@return this server, which sends every byte of the last reply by itself} */
  public ScriptedServer byteByByte() {
    return change(ScriptStep::byteByByte);
  }

  /** {@return this server, whose further steps are about the next connection and those after it} */
  public ScriptedServer onNextConnection() {
    scripts.next();
    return this;
  }

  /**
   * {@return this server, which leaves some commands to the script that it answers otherwise}
   *
   * <p>A PING right behind commands that are not left to it ends a client's handshake and is
   * answered in any case.
   *
   * @param commands their names
   */
  public ScriptedServer scripting(String... commands) {
    handshake.leaveToScript(List.of(commands));
    return this;
  }

  /** {@return this server, which leaves every command to the script} */
  public ScriptedServer withoutHandshake() {
    return scripting("HELLO", "AUTH", "SELECT", "CLIENT", "PING", "INFO");
  }

  /** {@return this server, which refuses HELLO and CLIENT as LedisDB does, and takes writes} */
  public ScriptedServer likeLedisDb() {
    handshake.speakLikeLedisDb();
    return this;
  }

  @Override
  public synchronized ScriptedServer start() {
    if (!started) {
      started = true;
      scripts.complete();
      log.clear();
      listener.open();
    }
    return this;
  }

  @Override
  public synchronized void close() {
    gate.open();
    listener.shutDown();
    started = false;
  }

  @Override
  public String uri() {
    return uri("ledis");
  }

  /** {@return the same URL as {@link #uri()} for a client that expects Redis} */
  public String redisUri() {
    return uri("redis");
  }

  /** Refuses new connections until {@link #acceptConnections()}; open ones stay. */
  public void refuseConnections() {
    listener.close();
  }

  /** Accepts connections again, at the same address. */
  public void acceptConnections() {
    listener.open();
  }

  /** Holds scripted replies back; requests are still read and recorded. */
  public void holdReplies() {
    gate.shut();
  }

  /** Sends the replies that were held back, and further ones at once. */
  public void releaseReplies() {
    gate.open();
  }

  /**
   * Sends bytes that nobody asked for to the client that connected last.
   *
   * @param bytes the wire's bytes, which are not checked
   * @throws IllegalStateException when no client is connected
   */
  public void send(String bytes) {
    send(bytes.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Sends bytes that nobody asked for to the client that connected last.
   *
   * @param bytes the wire's bytes, which are not checked
   * @throws IllegalStateException when no client is connected
   */
  public void send(byte[] bytes) {
    try {
      listener.lastConnection().send(bytes);
    } catch (IOException failure) {
      throw new UncheckedIOException("the client is gone", failure);
    }
  }

  /** Closes every open connection. */
  public void closeConnections() {
    listener.closeConnections();
  }

  /** Resets every open connection; those over a Unix socket are closed. */
  public void resetConnections() {
    listener.resetConnections();
  }

  /** {@return the commands left to the script, of all connections in the order of arrival} */
  public List<List<String>> requests() {
    return log.commands();
  }

  /** {@return the commands that were answered outside the script, in the order of arrival} */
  public List<List<String>> handshakes() {
    return log.handshakes();
  }

  /** {@return every byte received so far, of all connections in the order of arrival} */
  public byte[] receivedBytes() {
    return log.bytes();
  }

  /** {@return how many connections there have been since the start} */
  public int connectionCount() {
    return log.connections();
  }

  /**
   * Waits until enough commands of {@link #requests()} have come, at most ten seconds.
   *
   * @param count how many
   * @return the commands so far
   * @throws AssertionError when they do not come
   */
  public List<List<String>> awaitRequests(int count) {
    return log.awaitCommands(count);
  }

  /**
   * Waits until there have been enough connections, at most ten seconds.
   *
   * @param count how many
   * @throws AssertionError when they do not come
   */
  public void awaitConnections(int count) {
    log.awaitConnections(count);
  }

  private ScriptedConnection connect(SocketChannel channel) {
    List<ScriptStep> script = scripts.ofConnection(log.connections());
    log.addConnection();
    return new ScriptedConnection(channel, script, handshake, log, gate);
  }

  private ScriptedServer add(ScriptStep step) {
    scripts.add(step);
    return this;
  }

  private ScriptedServer change(UnaryOperator<ScriptStep> change) {
    scripts.changeLast(change);
    return this;
  }
}
