"""Training of the embedded model from our own sketches: pairs, tokenizer, VAE, UNet, export."""
