package io.github.ledis4j.internal.transport;

import io.github.ledis4j.options.Tls;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Decides whether a server's certificate is accepted, and remembers it for the message if not. */
final class TlsTrust extends X509ExtendedTrustManager {
  private final Tls tls;
  private final X509ExtendedTrustManager trusted;

  private TlsTrust(Tls tls, X509ExtendedTrustManager trusted) {
    this.tls = tls;
    this.trusted = trusted;
  }

  /** Reads the trusted certificates; blocks. */
  static TlsTrust of(Tls tls) throws GeneralSecurityException, IOException {
    Path pem = tls.trust();
    return new TlsTrust(tls, trusting(pem == null ? null : read(pem)));
  }

  private static Collection<? extends Certificate> read(Path pem)
      throws GeneralSecurityException, IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(pem))) {
      var certificates = CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (certificates.isEmpty()) {
        throw new CertificateException("it holds no certificate");
      }
      return certificates;
    }
  }

  private static X509ExtendedTrustManager trusting(@Nullable Collection<? extends Certificate> some)
      throws GeneralSecurityException, IOException {
    KeyStore store = null;
    if (some != null) {
      store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (Certificate certificate : some) {
        store.setCertificateEntry("trusted-" + number++, certificate);
      }
    }
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager extended) {
        return extended;
      }
    }
    throw new GeneralSecurityException("the JDK has no X.509 trust manager");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    X509ExtendedTrustManager manager = manager(chain);
    try {
      manager.checkServerTrusted(chain, authType, engine);
    } catch (CertificateException e) {
      throw new CertificateRefused(chain[0], isTrusted(manager, chain, authType), e);
    }
  }

  /** Without a check, the certificate at hand is the trusted one: its names are still looked at. */
  private X509ExtendedTrustManager manager(X509Certificate[] chain) throws CertificateException {
    if (tls.checkCertificate()) {
      return trusted;
    }
    try {
      return trusting(List.of(chain[0]));
    } catch (GeneralSecurityException | IOException e) {
      throw new CertificateException(e);
    }
  }

  private static boolean isTrusted(
      X509ExtendedTrustManager manager, X509Certificate[] chain, String authType) {
    try {
      manager.checkServerTrusted(chain, authType); // without an engine, names are not looked at
      return true;
    } catch (CertificateException e) {
      return false;
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw notUsed();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw notUsed();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw notUsed();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw notUsed();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw notUsed();
  }

  private static CertificateException notUsed() {
    return new CertificateException("only servers are checked, and only by their engine");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return trusted.getAcceptedIssuers();
  }
}
