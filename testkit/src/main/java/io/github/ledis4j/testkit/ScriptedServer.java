package io.github.ledis4j.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A server that follows a script, for the faults that a real one will not commit.
 *
 * <pre>{@code
 * ScriptedServer.replying("+OK\r\n").thenCutAt(3)            // "+OK", then the end of the stream
 * ScriptedServer.replying("$5\r\nhello\r\n").byteByByte()    // a reply in pieces
 * ScriptedServer.replying("*2147483647\r\n")                 // announces what never comes
 * ScriptedServer.onFreePort().thenReset().onNextConnection().thenReply("+OK\r\n")
 * }</pre>
 *
 * <p>Each step of a script is about the next command of a connection; the last one repeats, and
 * without any step commands go unanswered. Every connection starts its script at the first step.
 * HELLO, AUTH, SELECT, CLIENT and PING are answered as Redis does and are no part of the script,
 * unless {@link #scripting} or {@link #withoutHandshake} says otherwise.
 *
 * <p>The steps are added before the server starts. All other methods may be called from any thread.
 */
public final class ScriptedServer extends TestServer {
  private final List<List<ScriptStep>> scripts = new ArrayList<>();
  private final Handshake handshake = new Handshake();
  private final RequestLog log = new RequestLog();
  private final ReplyGate gate = new ReplyGate();
  private final ScriptedListener listener;
  private boolean started;

  private ScriptedServer(boolean unixSocket) {
    super(unixSocket);
    scripts.add(new ArrayList<>());
    listener = new ScriptedListener(socketAddress(), this::connect);
  }

  /** A server on a TCP port, with an empty script. */
  public static ScriptedServer onFreePort() {
    return new ScriptedServer(false);
  }

  /** A server on a Unix socket in the folder for temporary files, with an empty script. */
  public static ScriptedServer onUnixSocket() {
    return new ScriptedServer(true);
  }

  /** A server on a TCP port that sends {@code reply} for a command. */
  public static ScriptedServer replying(String reply) {
    return onFreePort().thenReply(reply);
  }

  /** Answers the next command with {@code reply}, which is the wire's bytes and not checked. */
  public ScriptedServer thenReply(String reply) {
    return thenReply(reply.getBytes(StandardCharsets.UTF_8));
  }

  /** Answers the next command with {@code reply}, which is the wire's bytes and not checked. */
  public ScriptedServer thenReply(byte[] reply) {
    return add(ScriptStep.reply(1, reply.clone()));
  }

  /** Waits for {@code commands} commands and then sends {@code replies} for all of them. */
  public ScriptedServer thenReplyAfter(int commands, String replies) {
    if (commands < 1) {
      throw new IllegalArgumentException("commands must be positive, not " + commands);
    }
    return add(ScriptStep.reply(commands, replies.getBytes(StandardCharsets.UTF_8)));
  }

  /** Answers the next command with {@code reply}, twice. */
  public ScriptedServer thenReplyTwice(String reply) {
    return thenReply(reply + reply);
  }

  /** Never answers the next command. */
  public ScriptedServer thenSwallow() {
    return add(ScriptStep.SWALLOW);
  }

  /** Reads the next command and nothing after it, so that the client's writes stall. */
  public ScriptedServer thenStopReading() {
    return add(ScriptStep.ending(ScriptStep.End.STOP_READING));
  }

  /** Closes the connection instead of an answer: the client reads an end of stream. */
  public ScriptedServer thenClose() {
    return add(ScriptStep.ending(ScriptStep.End.CLOSE));
  }

  /** Resets the connection instead of an answer; a Unix socket has no reset and is closed. */
  public ScriptedServer thenReset() {
    return add(ScriptStep.ending(ScriptStep.End.RESET));
  }

  /** Ends the last reply after {@code bytes} bytes, and with it the connection. */
  public ScriptedServer thenCutAt(int bytes) {
    return change(last -> last.cutAt(bytes));
  }

  /** Sends the last reply in pieces that begin at these offsets, ascending. */
  public ScriptedServer splitAt(int... offsets) {
    return change(last -> last.splitAt(offsets));
  }

  /** Sends every byte of the last reply by itself. */
  public ScriptedServer byteByByte() {
    return change(ScriptStep::byteByByte);
  }

  /** Gives the steps that follow to the next connection, and to those after it. */
  public synchronized ScriptedServer onNextConnection() {
    requireNotStarted();
    scripts.add(new ArrayList<>());
    return this;
  }

  /** Leaves these commands, of those usually answered, to the script. */
  public ScriptedServer scripting(String... commands) {
    handshake.leaveToScript(List.of(commands));
    return this;
  }

  /** Leaves every command to the script. */
  public ScriptedServer withoutHandshake() {
    return scripting("HELLO", "AUTH", "SELECT", "CLIENT", "PING");
  }

  /** Refuses HELLO and CLIENT, as LedisDB does. */
  public ScriptedServer likeLedisDb() {
    handshake.speakLikeLedisDb();
    return this;
  }

  @Override
  public synchronized ScriptedServer start() {
    if (!started) {
      started = true;
      log.clear();
      listener.open();
    }
    return this;
  }

  @Override
  public synchronized void close() {
    gate.open();
    listener.close();
    listener.closeConnections();
    listener.removeSocket();
    started = false;
  }

  @Override
  public @Nullable String unavailableReason() {
    return null;
  }

  @Override
  public String uri() {
    return uri("ledis");
  }

  /** The same URL as {@link #uri()} for a client that expects Redis. */
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
   * @throws IllegalStateException when no client is connected
   */
  public void send(String bytes) {
    send(bytes.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Sends bytes that nobody asked for to the client that connected last.
   *
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

  /** The commands that were left to the script, of all connections in the order of arrival. */
  public List<List<String>> requests() {
    return log.commands();
  }

  /** The commands that were answered outside the script, in the order of arrival. */
  public List<List<String>> handshakes() {
    return log.handshakes();
  }

  /** Every byte received so far, of all connections in the order of arrival. */
  public byte[] receivedBytes() {
    return log.bytes();
  }

  /** How many connections there have been since the start. */
  public int connectionCount() {
    return log.connections();
  }

  /**
   * Waits until {@code count} commands of {@link #requests()} have come, at most ten seconds.
   *
   * @return the commands so far
   * @throws AssertionError when they do not come
   */
  public List<List<String>> awaitRequests(int count) {
    return log.awaitCommands(count);
  }

  /**
   * Waits until there have been {@code count} connections, at most ten seconds.
   *
   * @throws AssertionError when they do not come
   */
  public void awaitConnections(int count) {
    log.awaitConnections(count);
  }

  private ScriptedConnection connect(SocketChannel channel) {
    List<ScriptStep> script = scripts.get(Math.min(log.connections(), scripts.size() - 1));
    log.addConnection();
    return new ScriptedConnection(channel, List.copyOf(script), handshake, log, gate);
  }

  private synchronized ScriptedServer add(ScriptStep step) {
    requireNotStarted();
    scripts.get(scripts.size() - 1).add(step);
    return this;
  }

  private synchronized ScriptedServer change(UnaryOperator<ScriptStep> change) {
    requireNotStarted();
    List<ScriptStep> script = scripts.get(scripts.size() - 1);
    if (script.isEmpty()) {
      throw new IllegalStateException("there is no reply yet that this could be about");
    }
    script.set(script.size() - 1, change.apply(script.get(script.size() - 1)));
    return this;
  }

  private void requireNotStarted() {
    if (started) {
      throw new IllegalStateException("the script is complete once the server has started");
    }
  }
}
