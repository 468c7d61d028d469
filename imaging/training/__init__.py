"""Training of the embedded model from our own sketches: painted look, data set, tokenizer, VAE, UNet, export."""
