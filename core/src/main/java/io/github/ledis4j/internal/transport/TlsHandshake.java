package io.github.ledis4j.internal.transport;

import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.TlsException;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.Tls;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Encrypts connections as one {@link Tls} says. Thread-safe. */
public final class TlsHandshake {
  private static final Logger LOG = LoggerFactory.getLogger(TlsHandshake.class);
  private static final Blocking<TlsHandshake, SslContext> FILES =
      new Blocking<>(TlsHandshake::read);

  /** Handshakes are for them to compute: no connection waits while another one is made. */
  private static final Executor COMPUTING =
      Blocking.threads(Runtime.getRuntime().availableProcessors(), 10, "ledis4j-tls");

  private static final Set<Tls> WARNED = ConcurrentHashMap.newKeySet();

  /** What Netty says of a channel that was closed, and alerts of a server in trouble. */
  private static final List<String> PASSING =
      List.of("Connection closed while", "internal_error", "user_canceled");

  private final Tls tls;
  private @Nullable Material material; // guarded by this

  private record Material(List<FileTime> times, SslContext context) {}

  /**
   * Takes the settings; nothing is read yet.
   *
   * @param tls the settings
   */
  public TlsHandshake(Tls tls) {
    this.tls = tls;
    if (!(tls.checkCertificate() && tls.checkHostName()) && WARNED.add(tls)) {
      warn();
    }
  }

  private void warn() {
    if (!tls.checkCertificate()) {
      LOG.warn("TLS: certificates of servers are NOT checked; anyone in between can read along");
    }
    if (!tls.checkHostName()) {
      LOG.warn("TLS: host names of servers are NOT checked; any trusted certificate is accepted");
    }
  }

  /**
   * Reads certificates and key, unless the files are those of last time.
   *
   * @param endpoint where the connection is to lead
   * @return a future with what handlers are made from; it fails with a {@link TlsException} if a
   *     file is missing or holds something else, or no name can be expected
   */
  CompletableFuture<SslContext> context(Endpoint endpoint) {
    boolean named = endpoint instanceof Endpoint.Tcp || tls.expectedName() != null;
    if (tls.checkHostName() && !named) {
      return CompletableFuture.failedFuture(
          new TlsException(endpoint + ": TLS over a Unix socket needs an expected name", null));
    }
    return FILES.start(this);
  }

  private synchronized SslContext read() {
    List<FileTime> times = new ArrayList<>();
    for (Path file : files()) {
      times.add(lastModified(file));
    }
    if (material == null || !material.times().equals(times)) {
      material = new Material(times, build());
    }
    return material.context();
  }

  private List<Path> files() {
    List<Path> files = new ArrayList<>();
    for (Path file : new @Nullable Path[] {tls.trust(), tls.certificate(), tls.key()}) {
      if (file != null) {
        files.add(file);
      }
    }
    return files;
  }

  private static FileTime lastModified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (NoSuchFileException e) {
      throw new TlsException("TLS: there is no file " + file, e);
    } catch (IOException e) {
      throw new TlsException("TLS: cannot read " + file, e);
    }
  }

  private SslContext build() {
    SslContextBuilder builder = SslContextBuilder.forClient().sslProvider(SslProvider.JDK);
    builder.endpointIdentificationAlgorithm(tls.checkHostName() ? "HTTPS" : null);
    try {
      builder.trustManager(TlsTrust.of(tls));
    } catch (GeneralSecurityException | IOException e) {
      throw new TlsException("TLS: no trusted certificates in " + source() + ": " + text(e), e);
    }
    try {
      if (tls.certificate() != null && tls.key() != null) {
        builder.keyManager(tls.certificate().toFile(), tls.key().toFile());
      }
      return builder.build();
    } catch (IllegalArgumentException | IOException e) {
      throw new TlsException(
          "TLS: cannot use the certificate in "
              + tls.certificate()
              + " with the key (PKCS#8, no password) in "
              + tls.key(),
          e);
    }
  }

  private String source() {
    return tls.trust() == null ? "the JDK's trust store" : tls.trust().toString();
  }

  /**
   * Makes the handler of one connection.
   *
   * @param context what {@link #context} gave
   * @param allocator the channel's
   * @param endpoint where the connection leads
   * @param timeout how long the handshake may take
   * @return the handler, to stand first in the pipeline
   */
  SslHandler handler(
      SslContext context, ByteBufAllocator allocator, Endpoint endpoint, Duration timeout) {
    SslHandler handler;
    if (endpoint instanceof Endpoint.Tcp tcp) {
      handler = context.newHandler(allocator, name(tcp), tcp.port(), COMPUTING);
    } else if (tls.expectedName() != null) {
      handler = context.newHandler(allocator, tls.expectedName(), 0, COMPUTING);
    } else {
      handler = context.newHandler(allocator, COMPUTING);
    }
    handler.setHandshakeTimeoutMillis(timeout.toMillis());
    return handler;
  }

  private String name(Endpoint.Tcp tcp) {
    return tls.expectedName() == null ? tcp.host() : tls.expectedName();
  }

  /**
   * Says why a handshake failed; nothing was sent.
   *
   * @param endpoint where the connection leads
   * @param failure what the handler reported
   * @return a {@link TlsException}, with the expected name and those in the certificate if it is
   *     about them; another exception if the peer only went away, which may be over the next time
   */
  public ConnectionException failure(Endpoint endpoint, Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof TlsException ours) {
        return ours;
      }
      if (cause instanceof CertificateRefused refused) {
        return new TlsException(endpoint + ": " + certificate(endpoint, refused), failure);
      }
      if (cause instanceof NotSslRecordException) {
        return new TlsException(endpoint + ": the server does not speak TLS", failure);
      }
    }
    String start = endpoint + ": no TLS handshake: ";
    return isPassing(failure)
        ? new ConnectionException(
            Outcome.NOT_SENT,
            start
                + (failure instanceof SslHandshakeTimeoutException
                    ? text(failure)
                    : "the server closed the connection, as a port without TLS may do"),
            failure)
        : new TlsException(start + text(failure), failure);
  }

  /** Tells whether the peer said nothing that it will say again. */
  private static boolean isPassing(Throwable failure) {
    String text = text(failure);
    return !(failure instanceof SSLException)
        || failure instanceof SslHandshakeTimeoutException
        || PASSING.stream().anyMatch(text::contains);
  }

  private String certificate(Endpoint endpoint, CertificateRefused refused) {
    String names = String.join(", ", refused.names());
    if (!refused.trusted()) {
      return "the certificate (for "
          + names
          + ") is not trusted by "
          + source()
          + ": "
          + refused.getMessage();
    }
    String wanted = endpoint instanceof Endpoint.Tcp tcp ? name(tcp) : tls.expectedName();
    return "expected a certificate for " + wanted + ", but it is for " + names;
  }

  private static String text(Throwable failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }
}
