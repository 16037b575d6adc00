"""Times the extraction, the dataset and its queries on synthetic articles: `python -m tests.benchmarks`."""
