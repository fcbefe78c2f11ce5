package io.github.ledis4j.internal.transport;

import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A server's certificate was not accepted; carries what the message must say about it. */
final class CertificateRefused extends CertificateException {
  private static final long serialVersionUID = 1L;
  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;

  /** The names in the certificate. */
  private final ArrayList<String> names;

  private final boolean trusted;

  CertificateRefused(X509Certificate certificate, boolean trusted, CertificateException cause) {
    super(cause.getMessage(), cause);
    this.names = names(certificate);
    this.trusted = trusted;
  }

  /** The names and addresses that the certificate is for, or its subject if there are none. */
  List<String> names() {
    return names;
  }

  /** Whether it is trusted, so that only its names are wrong. */
  boolean trusted() {
    return trusted;
  }

  private static ArrayList<String> names(X509Certificate certificate) {
    ArrayList<String> names = new ArrayList<>();
    try {
      Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
      for (List<?> name : alternatives == null ? List.<List<?>>of() : alternatives) {
        int kind = (Integer) name.get(0);
        if (kind == DNS_NAME || kind == IP_ADDRESS) {
          names.add(String.valueOf(name.get(1)));
        }
      }
    } catch (CertificateParsingException e) {
      names.clear();
    }
    if (names.isEmpty()) {
      names.add(certificate.getSubjectX500Principal().getName());
    }
    return names;
  }
}
