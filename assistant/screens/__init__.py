"""The app on a full screen: shells over the interview, with no reasoning of their own."""
