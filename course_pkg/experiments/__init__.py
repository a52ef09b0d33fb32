"""One function per measured claim: settings in, frozen result out; no plotting."""
