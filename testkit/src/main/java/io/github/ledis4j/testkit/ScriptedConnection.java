package io.github.ledis4j.testkit;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One client of a scripted server: a thread that reads and records, and a thread that answers, so
 * that requests are seen while their replies are held back.
 */
final class ScriptedConnection implements Listener.Peer {
  // Long enough that the pieces do not meet in the receiver's buffer, most of the time.
  private static final long BETWEEN_PIECES_NANOS = 1_000_000;
  private static final long GOODBYE_MILLIS = 200;
  private static final Answer GOODBYE = new Answer(false, ScriptStep.ending(ScriptStep.End.CLOSE));

  private final SocketChannel channel;
  private final List<ScriptStep> script;
  private final Handshake handshake;
  private final RequestLog log;
  private final ReplyGate gate;
  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
  private final CountDownLatch readingEnded = new CountDownLatch(1);
  private int step;
  private int commandsOfStep;
  private boolean greeted;

  /** Something to send; only what the script says waits at the gate. */
  private record Answer(boolean scripted, ScriptStep what) {}

  ScriptedConnection(
      SocketChannel channel,
      List<ScriptStep> script,
      Handshake handshake,
      RequestLog log,
      ReplyGate gate) {
    this.channel = channel;
    this.script = script;
    this.handshake = handshake;
    this.log = log;
    this.gate = gate;
  }

  @Override
  public void start() {
    Daemon.start("scripted-reader", this::readRequests);
    Daemon.start("scripted-writer", this::answerRequests);
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  void send(byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    synchronized (this) { // a test's bytes never land inside a reply's
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException ignored) {
      assert !channel.isOpen();
    }
    answers.add(GOODBYE); // the answering thread may be waiting for something to do
  }

  @Override
  public void reset() {
    try {
      if (!(channel.getLocalAddress() instanceof UnixDomainSocketAddress)) {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      }
    } catch (IOException gone) {
      assert !channel.isOpen();
    }
    close();
  }

  private void readRequests() {
    RequestReader reader = new RequestReader(channel, log::addBytes);
    boolean reading = true;
    try {
      while (reading) {
        reading = take(reader.read());
      }
    } catch (IOException ended) {
      answers.add(GOODBYE);
    } finally {
      readingEnded.countDown();
    }
  }

  /** Records a request, queues what is to be done about it, and tells whether to read on. */
  private boolean take(List<String> request) {
    String greeting = handshake.answer(request, greeted);
    greeted = greeting != null && !request.get(0).equalsIgnoreCase("PING");
    if (greeting != null) {
      log.addHandshake(request);
      byte[] bytes = greeting.getBytes(StandardCharsets.UTF_8);
      answers.add(new Answer(false, ScriptStep.reply(1, bytes)));
      return true;
    }
    log.addCommand(request);
    ScriptStep due = nextStep();
    if (due != null) {
      answers.add(new Answer(true, due));
    }
    return due == null || due.end() != ScriptStep.End.STOP_READING;
  }

  private @Nullable ScriptStep nextStep() {
    if (script.isEmpty()) {
      return null;
    }
    ScriptStep current = script.get(Math.min(step, script.size() - 1));
    commandsOfStep++;
    if (commandsOfStep < current.commands()) {
      return null;
    }
    step++;
    commandsOfStep = 0;
    return current;
  }

  private void answerRequests() {
    try {
      boolean open = true;
      while (open) {
        Answer answer = answers.take();
        if (answer.scripted()) {
          gate.pass();
        }
        open = perform(answer.what());
      }
    } catch (IOException gone) {
      close();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      close();
    }
  }

  private boolean perform(ScriptStep what) throws IOException, InterruptedException {
    for (byte[] piece : what.pieces()) {
      send(piece);
      if (what.pieces().size() > 1) {
        LockSupport.parkNanos(BETWEEN_PIECES_NANOS);
      }
    }
    switch (what.end()) {
      case CLOSE -> sayGoodbye();
      case RESET -> reset();
      case STAY, STOP_READING -> {
        return true;
      }
    }
    return false;
  }

  // Closing with unread input would reset the connection and take the reply with it.
  private void sayGoodbye() throws IOException, InterruptedException {
    channel.shutdownOutput();
    readingEnded.await(GOODBYE_MILLIS, TimeUnit.MILLISECONDS);
    close();
  }
}
